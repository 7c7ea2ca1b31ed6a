/**
 * The one counter that every write of the server advances, whatever it writes: what Kubernetes calls resourceVersion, and etcd
 * revision.
 */
export class Revisions {
  #current = 1

  /** The version of the last write. */
  get current(): number {
    return this.#current
  }

  next(): number {
    return ++this.#current
  }
}
