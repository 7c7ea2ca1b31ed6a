import { type Mark, scannerError } from './yaml-error.ts'

/** A token that becomes a key if a colon follows it: on the same line and within 1,024 characters. */
export interface SimpleKey {
  /** The number of the token that begins it. */
  readonly token: number
  readonly mark: Mark
  /** Nothing but a key can be here: it begins where the keys of the block mapping begin. */
  readonly required: boolean
}

interface Level {
  key: SimpleKey | undefined
  /** The token of the last key here; at first, of the bracket that opened the level. */
  token: number
}

const MAX_LENGTH = 1_024

/** The key that may be under way at each level of flow collections; level 0 is outside of all. */
export class SimpleKeys {
  private readonly levels: Level[] = [{ key: undefined, token: 0 }]
  /** The levels by the tokens that wait for their key. */
  private readonly waiting = new Map<number, number>()

  get depth(): number {
    return this.levels.length - 1
  }

  enter(token: number): void {
    this.levels.push({ key: undefined, token })
  }

  /**
   * Leaves a level. As in go-yaml this also forgets the key that the opening bracket could have begun, unless there was a key inside:
   * `{}: a` is no mapping.
   */
  leave(): void {
    const level = this.levels.length > 1 ? this.levels.pop() : undefined
    if (level !== undefined) this.waiting.delete(level.token)
  }

  /** @throws YamlError when the one before it had to be a key. */
  save(key: SimpleKey): void {
    this.remove(key.mark)
    this.levels[this.levels.length - 1] = { key, token: key.token }
    this.waiting.set(key.token, this.levels.length - 1)
  }

  /** @throws YamlError when it had to be a key. */
  remove(at: Mark): void {
    const level = this.levels.at(-1)
    if (level?.key === undefined) return
    if (level.key.required) throw noColon(at, level.key)
    level.key = undefined
    this.waiting.delete(level.token)
  }

  /** The key that the colon at hand makes of what came before it. */
  take(at: Mark): SimpleKey | undefined {
    const level = this.levels.at(-1)
    const key = current(level, at)
    if (level === undefined || key === undefined) return undefined
    level.key = undefined
    this.waiting.delete(level.token)
    return key
  }

  /** Whether a token may still turn out to be the beginning of a key, so that it cannot be handed out yet. */
  isPending(token: number, at: Mark): boolean {
    const level = this.waiting.get(token)
    return level !== undefined && current(this.levels[level], at) !== undefined
  }
}

/** @throws YamlError when it is too late for a colon, and one had to come. */
function current(level: Level | undefined, at: Mark): SimpleKey | undefined {
  const key = level?.key
  if (level === undefined || key === undefined) return undefined
  if (key.mark.line >= at.line && key.mark.offset + MAX_LENGTH >= at.offset) return key
  if (key.required) throw noColon(at, key)
  level.key = undefined
  return undefined
}

function noColon(at: Mark, key: SimpleKey): Error {
  return scannerError("could not find expected ':'", at, key.mark)
}
