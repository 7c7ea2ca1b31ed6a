import { type Correlated, correlate, isUnchanged } from '../schema/correlation.ts'

interface Node extends Correlated {
  readonly value: unknown
}

/**
 * By which old value an update may be forgiven what a rule finds: that of the value itself, or where it has none that of the nearest around it
 * (schema/cel/validation.go, `ratchetingOptions`).
 */
export class Ratchet {
  /** Forgives nothing: a create. */
  static readonly none = new Ratchet(undefined, undefined)

  private readonly current: Node | undefined
  private readonly around: Node | undefined

  private constructor(current: Node | undefined, around: Node | undefined) {
    this.current = current
    this.around = around
  }

  static of(correlated: Correlated, value: unknown): Ratchet {
    return new Ratchet({ ...correlated, value }, undefined)
  }

  below(segment: string | number): Ratchet {
    const { current, around } = this
    if (current === undefined) return this
    // Of the object itself these two are the same in old and new, whatever was sent.
    if (around === undefined && (segment === 'apiVersion' || segment === 'kind')) return Ratchet.none
    const correlated = correlate(current, current.value, segment)
    const value = (current.value as { readonly [segment: string | number]: unknown })[segment]
    return new Ratchet(correlated && { ...correlated, value }, current)
  }

  /** The rules of an `allOf` are about the same value, which is not looked at for them. */
  inAllOf(): Ratchet {
    return new Ratchet(undefined, this.around)
  }

  forgives(): boolean {
    const node = this.current ?? this.around
    return node !== undefined && isUnchanged(node, node.value)
  }
}
