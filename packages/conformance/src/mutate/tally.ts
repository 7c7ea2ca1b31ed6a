import { isDeepStrictEqual } from 'node:util'
import { differences } from '../suite/difference.ts'
import { type Observation, type Part, parts } from './observe-verdict.ts'

/** How many writes kindbox judged as the server did, and where it did not. */
export interface Tally {
  readonly judged: number
  readonly refused: number
  readonly different: readonly Disagreement[]
  readonly counts: { readonly [part in Part]: number }
}

export interface Disagreement {
  /** What was sent, to send it again. */
  readonly title: string
  readonly part: Part
  readonly kindbox: string
  readonly server: string
}

/** The server cuts and drops warnings from 4,096 characters on, all together (apiserver pkg/endpoints/filters/warning.go): then nothing can be compared. */
const MOST_WARNINGS = 4_000

export class Tallier {
  #judged = 0
  #refused = 0
  readonly #different: Disagreement[] = []
  readonly #counts: { [part in Part]: number } = { code: 0, reason: 0, message: 0, causes: 0, stored: 0, warnings: 0 }

  /** Compares in what both sides tell of. A write that differs counts once, in the first of its parts that differ. */
  add(title: () => string, kindbox: Partial<Observation>, server: Observation): void {
    this.#judged++
    if (server.code >= 300) this.#refused++
    const compared = parts.filter((name) => name !== 'warnings' || (kindbox.warnings ?? []).join('').length < MOST_WARNINGS)
    const part = compared.find((name) => name in kindbox && !isDeepStrictEqual(kindbox[name], server[name]))
    if (part === undefined) return
    this.#counts[part]++
    const shown = part !== 'code' ? onlyDifferent(kindbox[part], server[part]) : [show(kindbox, part), show(server, part)]
    this.#different.push({ title: title(), part, kindbox: shown[0]!, server: shown[1]! })
  }

  get judged(): number {
    return this.#judged
  }

  result(): Tally {
    return { judged: this.#judged, refused: this.#refused, different: this.#different, counts: { ...this.#counts } }
  }
}

function show(observation: Partial<Observation>, part: Part): string {
  if (part === 'code') return `${observation.code} ${[observation.message, ...(observation.causes ?? [])].join(' | ')}`
  return JSON.stringify(observation[part])
}

function onlyDifferent(kindbox: unknown, server: unknown): [string, string] {
  if (typeof kindbox === 'string' && typeof server === 'string') return onlyDifferent(kindbox.split('\n'), server.split('\n'))
  if (Array.isArray(kindbox) && Array.isArray(server)) {
    return [without(kindbox as string[], server as string[]).join(' | '), without(server as string[], kindbox as string[]).join(' | ')]
  }
  return [differences(kindbox, server).join(' | '), 'the other value of each']
}

/** What is left of a multiset when another one is taken away. */
function without(all: readonly string[], taken: readonly string[]): string[] {
  const rest = [...taken]
  return all.filter((item) => {
    const at = rest.indexOf(item)
    if (at >= 0) rest.splice(at, 1)
    return at < 0
  })
}
