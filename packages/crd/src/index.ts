export type {
  CustomResourceColumnDefinition,
  CustomResourceConversion,
  CustomResourceDefinitionCondition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionStatus,
  CustomResourceDefinitionVersion,
  CustomResourceSubresourceScale,
} from './custom-resource-definition.ts'
export { CustomResourceDefinition } from './custom-resource-definition.ts'
export { fromCrd } from './from-crd.ts'
export { crd } from './manifest.ts'
export type { CompileRules, EvaluateRules } from './review/cel.ts'
export type { FieldValidation } from './review/decode-object.ts'
export type { CompileReviewOptions, Review, ReviewOptions, UpdateOptions } from './review/review.ts'
export { compileReview } from './review/review.ts'
export type { Accepted, Finding, Rejected, Verdict } from './review/verdict.ts'
export type { LintOptions } from './lint/lint.ts'
export { lint } from './lint/lint.ts'
