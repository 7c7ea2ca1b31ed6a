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
export type { CrdLiteral, CrdLiteralVersion, CrdResource } from './crd-literal.ts'
export { fromCrd } from './from-crd.ts'
export type { SchemaType } from './schema-type.ts'
export { installedResource } from './installed-resource.ts'
export { crd } from './manifest.ts'
export { asHeld } from './as-held.ts'
export { reviewBeforeSend } from './review-before-send.ts'
export type { FieldValidation } from './review/decode-object.ts'
export type { DecodedDocument, DecodeOptions, ReadableDocument, UnreadableDocument } from './review/decode/decode-documents.ts'
export { decodeDocument, decodeDocuments } from './review/decode/decode-documents.ts'
export type { DecodedJson } from './review/decode/decode-json.ts'
export { decodeJson, JsonError } from './review/decode/decode-json.ts'
export type { DecodeProblem } from './review/decode/decode-problem.ts'
export type { Position } from './review/decode/position.ts'
export type { Review, ReviewOptions, UpdateOptions } from './review/review.ts'
export { compileReview } from './review/review.ts'
export { deprecationWarning } from './review/warnings.ts'
export { coerceObjectMeta } from './review/object-meta/coerce-object-meta.ts'
export { reviewMetadata } from './review/object-meta/review-metadata.ts'
export type { Accepted, Finding, Rejected, Verdict } from './review/verdict.ts'
export type { LintOptions } from './lint/lint.ts'
export { lint, lintRules } from './lint/lint.ts'
export type { LintRule } from './lint/rule.ts'
