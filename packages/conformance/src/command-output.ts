/** Says something and gives the exit status: to stdout where that is 0, else to stderr. */
export function say(text: string, code: number): number {
  ;(code === 0 ? process.stdout : process.stderr).write(text)
  return code
}

/** Tells a terminal, and nothing else, how far a command is; each text takes the place of the one before. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
}

/** Says what ended a command, whose status is then 2. */
export function sayFailure(error: unknown): number {
  return say(`${error instanceof Error ? error.message : String(error)}\n`, 2)
}
