/**
 * The names that lead from a variable to a value, in a slice as Go has them: appending to it reuses the array behind it while there is
 * room, so that of two paths appended to one, the later can change the earlier. cel-go's estimator does not guard against that, and
 * what it takes for the size of a value, hence whether the server refuses a rule as too costly, depends on it
 * (checker/cost.go, `addPath(e, append(c.getPath(...), ...))`).
 */
export class FieldPath {
  static readonly none = new FieldPath([], 0, 0)

  private readonly names: string[]
  private readonly capacity: number
  readonly length: number

  private constructor(names: string[], length: number, capacity: number) {
    this.names = names
    this.length = length
    this.capacity = capacity
  }

  static of(variable: string): FieldPath {
    return new FieldPath([variable], 1, 1)
  }

  append(name: string): FieldPath {
    const length = this.length + 1
    if (length > this.capacity) return new FieldPath([...this.toArray(), name], length, Math.max(this.capacity * 2, 1))
    this.names[this.length] = name
    return new FieldPath(this.names, length, this.capacity)
  }

  toArray(): string[] {
    return this.names.slice(0, this.length)
  }
}
