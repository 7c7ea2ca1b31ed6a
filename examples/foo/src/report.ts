import { inspect } from 'node:util'
import { stringify } from 'yaml'

export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
}

/** Prints the demo's steps: headings, calls and what came of them. Colours only where a terminal shows them. */
export class Report {
  readonly #output: Output
  readonly #colours: boolean
  #step = 0

  constructor(output: Output, env: { readonly NO_COLOR?: string | undefined }) {
    this.#output = output
    this.#colours = output.isTTY === true && (env.NO_COLOR ?? '') === ''
  }

  step(title: string): void {
    this.#step += 1
    this.#line(`\n${this.#paint('1', `${this.#step}. ${title}`)}`)
  }

  /** The call as a reader would write it. */
  call(code: string): void {
    this.#line(`   ${this.#paint('36', `> ${code}`)}`)
  }

  last(text: string): void {
    this.#line(`\n${text}`)
  }

  text(text: string): void {
    for (const line of text.trimEnd().split('\n')) this.#line(`   ${line}`)
  }

  yaml(value: unknown): void {
    this.text(stringify(value, { lineWidth: 120 }))
  }

  value(value: unknown): void {
    this.text(inspect(value, { depth: 6, breakLength: 100, colors: this.#colours }))
  }

  event(text: string): void {
    this.#line(`   ${this.#paint('33', `watch | ${text}`)}`)
  }

  error(error: Error): void {
    this.text(this.#paint('31', `${error.name}: ${error.message}`))
  }

  #paint(style: string, text: string): string {
    return this.#colours ? text.replaceAll(/[^\n]+/g, (line) => `\u001b[${style}m${line}\u001b[0m`) : text
  }

  #line(text: string): void {
    this.#output.write(`${text}\n`)
  }
}
