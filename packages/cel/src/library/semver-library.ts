import { boolType, intType, objectType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { method, overload } from '../standard/overload.ts'
import { EvaluationError, type OpaqueValue, type Value } from '../value.ts'
import { argumentTraversal, fixedCost } from './call-cost.ts'
import { compareSemvers, parseLooseSemver, parseSemver, type Semver } from './semver.ts'

export const semverType = objectType('kubernetes.Semver')

/** `semver("1.2.3")` and what can be asked of it (k8s.io/apiserver/pkg/cel/library/semverlib.go, version 1). */
export const semverLibrary: Library = {
  name: 'kubernetes.Semver',
  since: '1.33',
  functions: [
    {
      name: 'semver',
      overloads: [
        overload('string_to_semver', [stringType], semverType, (text) => readSemver(text, false)),
        overload('string_bool_to_semver', [stringType, boolType], semverType, readSemver),
      ],
      ...argumentTraversal(),
    },
    {
      name: 'isSemver',
      overloads: [
        overload('is_semver_string', [stringType], boolType, (text) => !('problem' in parse(text, false))),
        overload('is_semver_string_bool', [stringType, boolType], boolType, (text, loose) => !('problem' in parse(text, loose))),
      ],
      ...argumentTraversal(),
    },
    {
      name: 'isGreaterThan',
      overloads: [method('semver_is_greater_than', [semverType, semverType], boolType, (a, b) => compare(a, b) > 0)],
      ...fixedCost(1),
    },
    {
      name: 'isLessThan',
      overloads: [method('semver_is_less_than', [semverType, semverType], boolType, (a, b) => compare(a, b) < 0)],
      ...fixedCost(1),
    },
    {
      name: 'compareTo',
      overloads: [method('semver_compare_to', [semverType, semverType], intType, (a, b) => BigInt(compare(a, b)))],
      ...fixedCost(1),
    },
    part('major', 'semver_major'),
    part('minor', 'semver_minor'),
    part('patch', 'semver_patch'),
  ],
}

class SemverValue implements OpaqueValue {
  readonly kind = 'opaque'
  readonly typeName = 'kubernetes.Semver'
  readonly version: Semver

  constructor(version: Semver) {
    this.version = version
  }

  equals(other: Value): boolean {
    if (!(other instanceof SemverValue)) throw new EvaluationError('no such overload')
    return compareSemvers(this.version, other.version) === 0
  }
}

function parse(text: Value, loose: Value) {
  return loose === true ? parseLooseSemver(text as string) : parseSemver(text as string)
}

function readSemver(text: Value, loose: Value): Value {
  const version = parse(text, loose)
  if ('problem' in version) throw new EvaluationError(version.problem)
  return new SemverValue(version)
}

function versionOf(value: Value): Semver {
  return (value as SemverValue).version
}

function compare(a: Value, b: Value): number {
  return compareSemvers(versionOf(a), versionOf(b))
}

/** Beyond 63 bits the server's conversion to a signed integer wraps. */
function part(name: 'major' | 'minor' | 'patch', id: string) {
  return { name, overloads: [method(id, [semverType], intType, (version) => BigInt.asIntN(64, versionOf(version)[name]))], ...fixedCost(1) }
}
