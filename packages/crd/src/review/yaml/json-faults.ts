import type { Path } from '@kindbox/core'
import { byCodePoint } from '../go/json.ts'
import { isObject, type JsonObject } from '../go/record.ts'
import { goSyntax } from './go-syntax.ts'
import { resolveScalar } from './resolve-scalar.ts'
import { type Mark, YamlError } from './yaml-error.ts'
import type { YamlNode } from './yaml-node.ts'

interface Fault {
  readonly path: Path
  /** Whether the value at the path is still the one that is at fault: a later key of the same name may have taken its place. */
  readonly is: (value: unknown) => boolean
  readonly error: YamlError
}

/**
 * What YAML can say and JSON cannot. The server reads the whole YAML before it makes JSON of it (sigs.k8s.io/yaml, `yamlToJSON`), so that any
 * problem of the reading is told before these: null as a key first, as `convertToJSONableObject` looks at keys, then numbers that are none.
 */
export class JsonFaults {
  /** By the mapping: of several null keys of one the last counts. */
  private readonly keys = new Map<JsonObject, Fault>()
  private readonly numbers: Fault[] = []

  /** The mapping at the path has null as the key of this value. */
  unnamed(mapping: JsonObject, path: Path, value: YamlNode): void {
    const printed = value.kind === 'scalar' && resolveScalar(value).is === 'null' ? '<nil>' : goSyntax(value)
    const error = new YamlError(`unsupported map key of type: %!s(<nil>), key: <nil>, value: ${printed}`, value.mark)
    this.keys.set(mapping, { path, is: (found) => found === mapping, error })
  }

  /** There is an infinity at the path, or NaN. */
  unwritable(number: number, path: Path, mark: Mark): void {
    const printed = Number.isNaN(number) ? 'NaN' : number > 0 ? '+Inf' : '-Inf'
    this.numbers.push({ path, is: (found) => Object.is(found, number), error: new YamlError(`json: unsupported value: ${printed}`, mark) })
  }

  /**
   * Of several null keys Go's maps give any; of several numbers the first when fields are in order.
   *
   * @throws YamlError where something is at fault in what came of it all
   */
  refuse(root: unknown): void {
    const stands = ({ path, is }: Fault): boolean => is(valueAt(root, path))
    const [first] = [...[...this.keys.values()].filter(stands), ...this.numbers.filter(stands).toSorted((a, b) => byPath(a.path, b.path))]
    if (first !== undefined) throw first.error
  }
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const segment of path) value = Array.isArray(value) ? value[Number(segment)] : isObject(value) ? value[segment] : undefined
  return value
}

function byPath(a: Path, b: Path): number {
  const at = a.findIndex((segment, i) => segment !== b[i])
  const [left, right] = [a[at], b[at]]
  return typeof left === 'number' && typeof right === 'number' ? left - right : byCodePoint(String(left), String(right))
}
