import type { RecordedError } from './read-oracle.ts'

/** Both sides' errors, as lines in one order. */
export interface Judgement {
  readonly kindbox: readonly string[]
  readonly server: readonly string[]
}

export function agrees({ kindbox, server }: Judgement): boolean {
  return kindbox.length === server.length && kindbox.every((line, i) => line === server[i])
}

export function errorLines(errors: readonly { readonly reason: string; readonly field: string; readonly message: string }[]): string[] {
  return errors.map(({ reason, field, message }) => `${reason} ${field}: ${message}`).toSorted()
}

/** @param field what to make of the recorded name of the field */
export function recordedLines(errors: readonly RecordedError[], field: (recorded: string) => string = (name) => name): string[] {
  return errors.map(({ type, field: name, body }) => `${type} ${field(name)}: ${body}`).toSorted()
}
