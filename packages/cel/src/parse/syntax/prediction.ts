import { tokenKind, type TokenKind } from '../token.ts'
import type { State } from './automaton.ts'

/** Where rules return to, innermost first. Equal stacks are the same object. */
class Stack {
  static #count = 0
  readonly id = Stack.#count++
  readonly #pushed = new Map<State, Stack>()
  readonly follow: State | undefined
  readonly rest: Stack | undefined

  constructor(follow?: State, rest?: Stack) {
    this.follow = follow
    this.rest = rest
  }

  push(follow: State): Stack {
    let stack = this.#pushed.get(follow)
    if (stack === undefined) {
      stack = new Stack(follow, this)
      this.#pushed.set(follow, stack)
    }
    return stack
  }
}

/** One way in which an alternative can go on. */
interface Configuration {
  readonly state: State
  readonly alternative: number
  readonly stack: Stack
  /** Whether it has left the rule that decides. */
  readonly leftRule: boolean
  /** Whether it came out of a rule that was called without a precedence. */
  readonly outermost: boolean
}

/** What a decision is made of. */
export interface Decision {
  readonly state: State
  /** Where the rules that are under way return to, the innermost last. */
  readonly follows: readonly State[]
  /** With which the deciding rule was called. */
  readonly precedence: number
  /** The kind of the token so many places ahead. */
  readonly lookahead: (offset: number) => TokenKind
}

/** The alternative that is predicted, from 1; or how far ahead it becomes clear that there is none. */
export type Prediction = { readonly alternative: number } | { readonly failedAt: number }

/** What is known after some tokens of lookahead, and what follows from one more. */
interface Lookahead {
  readonly configurations: readonly Configuration[]
  /** What the tokens decide; undefined where more are needed. */
  readonly decided: 'nothing fits' | 'conflict' | { readonly alternative: number } | undefined
  readonly next: Map<TokenKind, Lookahead>
}

/**
 * Looks ahead as ANTLR's adaptive prediction does: first whoever called the rule, and if that leaves a doubt, with those who did. What is
 * found out is kept, so that a long source takes linear time.
 */
export class Predictor {
  readonly #root = new Stack()
  readonly #firsts = new Map<string, Lookahead>()
  readonly #known = new Map<string, Lookahead>()

  predict(decision: Decision): Prediction {
    return this.#follow(decision, undefined) ?? (this.#follow(decision, this.#stackOf(decision.follows)) as Prediction)
  }

  /** @returns undefined where it takes the callers to decide */
  #follow(decision: Decision, callers: Stack | undefined): Prediction | undefined {
    let current = this.#first(decision, callers)
    for (let offset = 0; ; offset++) {
      const next = this.#after(current, decision.lookahead(offset), callers !== undefined)
      if (next.decided === 'nothing fits') return finished(current.configurations) ?? { failedAt: offset }
      if (next.decided === 'conflict') return undefined
      if (next.decided !== undefined) return next.decided
      current = next
    }
  }

  #stackOf(follows: readonly State[]): Stack {
    return follows.reduce((outer, follow) => outer.push(follow), this.#root)
  }

  #first(decision: Decision, callers: Stack | undefined): Lookahead {
    const key = `${decision.state.id},${decision.precedence},${callers?.id ?? ''}`
    const known = this.#firsts.get(key)
    if (known !== undefined) return known
    const first = { configurations: this.#startingFrom(decision, callers), decided: undefined, next: new Map() }
    this.#firsts.set(key, first)
    return first
  }

  #after(current: Lookahead, token: TokenKind, within: boolean): Lookahead {
    let next = current.next.get(token)
    if (next === undefined) {
      next = this.#lookahead(this.#reach(current.configurations, token, within), within)
      current.next.set(token, next)
    }
    return next
  }

  /** One for all ways to the same configurations: loops in the source lead round in a circle. */
  #lookahead(configurations: readonly Configuration[], within: boolean): Lookahead {
    const key = `${within ? 'within' : ''} ${configurations.map(keyOf).toSorted().join(' ')}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const lookahead = { configurations, decided: decide(configurations, within), next: new Map() }
    this.#known.set(key, lookahead)
    return lookahead
  }

  #startingFrom({ state, precedence }: Decision, callers: Stack | undefined): readonly Configuration[] {
    const within = callers !== undefined
    const stack = callers ?? this.#root
    const configurations = new ConfigurationSet()
    state.edges.forEach(({ target }, index) => {
      const from = { state: target, alternative: index + 1, stack, leftRule: false, outermost: false }
      this.#close(from, configurations, { within, precedence })
    })
    return state.decidesPrecedence && !within ? withoutRepeatedLoop(configurations.all) : configurations.all
  }

  #reach(from: readonly Configuration[], token: TokenKind, within: boolean): readonly Configuration[] {
    const configurations = new ConfigurationSet()
    const stopped: Configuration[] = []
    for (const configuration of from) {
      if (configuration.state.stops && (within || token === tokenKind.eof)) stopped.push(configuration)
      for (const edge of configuration.state.edges) {
        if (edge.kind === 'token' && edge.tokens.has(token))
          this.#close({ ...configuration, state: edge.target }, configurations, { within })
      }
    }
    const reached = token === tokenKind.eof ? configurations.all.filter(({ state }) => state.stops) : configurations.all
    const keepsStopped = !within || reached.every(({ state }) => !state.stops)
    return keepsStopped ? [...reached, ...stopped] : reached
  }

  /** Adds all configurations that are reached without a token. Precedences count only where the deciding rule itself asks for one. */
  #close(
    from: Configuration,
    into: ConfigurationSet,
    { within, precedence }: { readonly within: boolean; readonly precedence?: number },
  ): void {
    const visit = (configuration: Configuration, depth: number): void => {
      if (!into.visit(configuration)) return
      const { state, stack } = configuration
      if (state.stops && stack.follow !== undefined) {
        visit({ ...configuration, state: stack.follow, stack: stack.rest as Stack }, depth - 1)
        return
      }
      if (state.stops && (within || state.edges.length === 0)) {
        into.add(configuration)
        return
      }
      for (const edge of state.edges) {
        switch (edge.kind) {
          case 'token':
            into.add(configuration)
            break
          case 'rule':
            visit({ ...configuration, state: edge.target, stack: stack.push(edge.follow) }, depth + 1)
            break
          case 'precedence':
            if (precedence === undefined || depth !== 0 || edge.level >= precedence) visit({ ...configuration, state: edge.target }, depth)
            break
          case 'epsilon': {
            const left = state.stops
            const outermost = configuration.outermost || (left && edge.outermost !== undefined && edge.outermost === state.rule)
            visit({ ...configuration, state: edge.target, leftRule: configuration.leftRule || left, outermost }, left ? depth - 1 : depth)
          }
        }
      }
    }
    visit(from, 0)
  }
}

function decide(configurations: readonly Configuration[], within: boolean): Lookahead['decided'] {
  if (configurations.length === 0) return 'nothing fits'
  const alternative = onlyAlternative(configurations) ?? (within ? leastOfEach(configurations) : undefined)
  if (alternative !== undefined) return { alternative }
  return !within && isConflict(configurations) ? 'conflict' : undefined
}

function keyOf({ state, alternative, stack, leftRule, outermost }: Configuration): string {
  return `${state.id},${alternative},${stack.id},${Number(leftRule)}${Number(outermost)}`
}

/** Configurations without repetitions. */
class ConfigurationSet {
  readonly #visited = new Map<State, Map<Stack, Set<number>>>()
  readonly #added = new Set<Configuration>()

  get all(): readonly Configuration[] {
    return [...this.#added]
  }

  /** Whether the configuration is new. */
  visit({ state, stack, alternative, leftRule, outermost }: Configuration): boolean {
    const key = alternative * 4 + Number(leftRule) * 2 + Number(outermost)
    const stacks = this.#visited.get(state) ?? new Map<Stack, Set<number>>()
    const keys = stacks.get(stack) ?? new Set<number>()
    this.#visited.set(state, stacks)
    stacks.set(stack, keys)
    if (keys.has(key)) return false
    keys.add(key)
    return true
  }

  add(configuration: Configuration): void {
    this.#added.add(configuration)
  }
}

/**
 * Leaving a loop of operators only to come into the same loop again, as a caller would, is no alternative to going on in it: operators
 * associate to the left.
 */
function withoutRepeatedLoop(configurations: readonly Configuration[]): readonly Configuration[] {
  const going = new Map(configurations.filter(({ alternative }) => alternative === 1).map(({ state, stack }) => [state, stack]))
  return configurations.filter(({ alternative, outermost, state, stack }) => alternative === 1 || outermost || going.get(state) !== stack)
}

function onlyAlternative(configurations: readonly Configuration[]): number | undefined {
  const [first] = configurations
  return configurations.every(({ alternative }) => alternative === first?.alternative) ? first?.alternative : undefined
}

/** The first alternative by which the deciding rule was complete before the input went wrong. */
function finished(configurations: readonly Configuration[]): Prediction | undefined {
  const complete = configurations.filter(({ leftRule, state, stack }) => leftRule || (state.stops && stack.follow === undefined))
  if (complete.length === 0) return undefined
  return { alternative: Math.min(...complete.map(({ alternative }) => alternative)) }
}

/** Whether more tokens cannot tell the alternatives apart: they meet somewhere, and nowhere is only one of them. */
function isConflict(configurations: readonly Configuration[]): boolean {
  if (configurations.every(({ state }) => state.stops)) return true
  const byState = group(configurations, ({ state }) => state)
  const groups = [...group(configurations, ({ state }) => state).values()].flatMap(meetings)
  return groups.some((alternatives) => alternatives.size > 1) && [...byState.values()].every((all) => alternativesOf(all).size > 1)
}

/** The alternatives that are at the same place with the same ways back. */
function meetings(atState: readonly Configuration[]): readonly ReadonlySet<number>[] {
  return [...group(atState, ({ stack }) => stack).values()].map(alternativesOf)
}

/** The least alternative wherever alternatives meet, if it is the same everywhere. */
function leastOfEach(configurations: readonly Configuration[]): number | undefined {
  const groups = [...group(configurations, ({ state }) => state).values()].flatMap(meetings)
  const least = new Set(groups.map((alternatives) => Math.min(...alternatives)))
  return least.size === 1 ? [...least][0] : undefined
}

function alternativesOf(configurations: readonly Configuration[]): ReadonlySet<number> {
  return new Set(configurations.map(({ alternative }) => alternative))
}

function group<K>(configurations: readonly Configuration[], keyOf: (configuration: Configuration) => K): ReadonlyMap<K, Configuration[]> {
  const groups = new Map<K, Configuration[]>()
  for (const configuration of configurations) {
    const key = keyOf(configuration)
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [configuration])
    else members.push(configuration)
  }
  return groups
}
