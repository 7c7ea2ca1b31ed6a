import type { ControllerObserver, ObservedController, Reconciliation, ReconcileOutcome } from './controller-observer.ts'

/** Several observers as one that never fails: what they throw goes to `report`. */
export class ObserverGroup {
  readonly #observers: readonly ControllerObserver[]
  readonly #report: (error: unknown) => void

  constructor(observers: readonly ControllerObserver[], report: (error: unknown) => void) {
    this.#observers = observers
    this.#report = report
  }

  attach(controller: ObservedController): void {
    this.#tell((observer) => observer.attach?.(controller))
  }

  queued(controller: string): void {
    this.#tell((observer) => observer.queued?.(controller))
  }

  taken(controller: string, waited: number): void {
    this.#tell((observer) => observer.taken?.(controller, waited))
  }

  retried(controller: string): void {
    this.#tell((observer) => observer.retried?.(controller))
  }

  /** Runs a reconciliation within all spans, the first observer's outermost, and exactly once whatever the observers do. */
  async reconcile(reconciliation: Reconciliation, run: () => Promise<ReconcileOutcome>): Promise<ReconcileOutcome> {
    let outcome: Promise<ReconcileOutcome> | undefined
    const once = () => (outcome ??= run())
    const nested = this.#observers.reduceRight<() => Promise<ReconcileOutcome>>(
      (inner, observer) => (observer.around === undefined ? inner : async () => observer.around!(reconciliation, inner).then(once)),
      once,
    )
    await nested().catch(this.#report)
    const result = await once()
    this.#tell((observer) => observer.reconciled?.(reconciliation, result))
    return result
  }

  #tell(tell: (observer: ControllerObserver) => void): void {
    for (const observer of this.#observers) {
      try {
        tell(observer)
      } catch (error) {
        this.#report(error)
      }
    }
  }
}
