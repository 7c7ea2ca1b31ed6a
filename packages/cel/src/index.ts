export type { CelType } from './cel-type.ts'
export type { CheckedExpr, Reference } from './checked-expr.ts'
export type { Compilation } from './compile/compile.ts'
export { compile } from './compile/compile.ts'
export type { Environment, Library, TypeProvider, Validator } from './environment.ts'
export { formatType } from './check/format-type.ts'
export type { Problem } from './problem.ts'
export { standardLibrary } from './standard/standard-library.ts'
export type { Range } from './call-estimate.ts'
export {
  boolType,
  bytesType,
  doubleType,
  durationType,
  dynType,
  intType,
  listType,
  mapType,
  objectType,
  optionalType,
  stringType,
  timestampType,
} from './cel-type.ts'
export type { EstimateOptions } from './estimate/estimate-cost.ts'
export { estimateCost } from './estimate/estimate-cost.ts'
export type { Duration, ListValue, MapValue, ObjectValue, OpaqueValue, OptionalValue, Timestamp, Value } from './value.ts'
export { EvaluationError, EvaluationPanic } from './value.ts'
export { equal, partsEqual } from './values/equal.ts'
export type { Json } from './values/from-json.ts'
export { fromJson } from './values/from-json.ts'
export type { Part } from './values/parts.ts'
export { entryPart, partAt, partsOf } from './values/parts.ts'
export type { EvaluateOptions, Evaluation, Program, Variables } from './evaluate/plan.ts'
export { COST_LIMIT_EXCEEDED, plan } from './evaluate/plan.ts'
export { kubernetesEnvironment } from './kubernetes-environment.ts'
