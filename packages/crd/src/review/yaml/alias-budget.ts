import { contentError, type Mark } from './yaml-error.ts'

/** Up to so many nodes, 99 of 100 may come from aliases; from the second figure on, 10 of 100. */
const SMALL = 400_000
const LARGE = 4_000_000

/** Keeps aliases of aliases from growing without bound ("billion laughs"), by go-yaml v2's measure (`allowedAliasRatio`). */
export class AliasBudget {
  private nodes = 0
  private aliased = 0

  /** Counts one node. @throws YamlError when too many of the nodes are copies. */
  spend(mark: Mark, inAlias: boolean): void {
    this.nodes++
    if (inAlias) this.aliased++
    if (this.aliased > 100 && this.nodes > 1_000 && this.aliased / this.nodes > this.allowed()) {
      throw contentError('document contains excessive aliasing', mark)
    }
  }

  private allowed(): number {
    if (this.nodes <= SMALL) return 0.99
    if (this.nodes >= LARGE) return 0.1
    return 0.99 - 0.89 * ((this.nodes - SMALL) / (LARGE - SMALL))
  }
}
