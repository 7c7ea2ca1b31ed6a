import { buildOwnProgram, type OwnProgram } from '@kindbox/conformance/programs'
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { median } from '../statistics.ts'
import { COMPILATIONS, type Measurement, SLICE } from './measurement.ts'
import type { RuleCase } from './rule-case.ts'

/** kube-apiserver's own code for rules, with cel-go under it. */
const own: OwnProgram = { name: 'cel', title: 'the bench of cel-go', folder: fileURLToPath(new URL('../../tools/cel/', import.meta.url)) }

interface Answer {
  readonly evaluations: number
  readonly nanoseconds: number
  readonly compilations: readonly number[]
  readonly errors: readonly string[]
}

/** The other side: a process that measures the same rules with cel-go. */
export class CelGo {
  private readonly child: ChildProcess
  private readonly answers: AsyncIterator<string>
  private complaint = ''

  /** Builds the program where that was not done before, and starts it; or says why there is none. */
  static async start(print: (text: string) => void): Promise<CelGo | { readonly missing: string }> {
    const built = await buildOwnProgram(own, print)
    return 'missing' in built ? built : new CelGo(built.program)
  }

  private constructor(program: string) {
    this.child = spawn(program, [], { stdio: ['pipe', 'pipe', 'pipe'] })
    this.child.stderr?.on('data', (chunk: Buffer) => (this.complaint += String(chunk)))
    this.answers = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]()
  }

  async measure({ schema, object }: RuleCase): Promise<Measurement> {
    const task = { schema, value: object, evaluate: SLICE * 1e6, compile: COMPILATIONS }
    this.child.stdin?.write(`${JSON.stringify(task)}\n`)
    const line = await this.answers.next()
    if (line.done === true) throw new Error(`the program with cel-go ended: ${this.complaint}`)
    const { evaluations, nanoseconds, compilations, errors } = JSON.parse(line.value) as Answer
    return { perSecond: (evaluations / nanoseconds) * 1e9, compile: median(compilations) / 1000, errors }
  }

  stop(): void {
    this.child.stdin?.end()
  }
}
