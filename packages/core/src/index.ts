export type { Api, ApiOf, CollectionDeletion, CreateApi, Deletion, ListApi, MetadataApi, WatchStream } from './api/api.ts'
export type {
  CallOptions,
  CreateOptions,
  DeleteCollectionOptions,
  DeleteOptions,
  GetOptions,
  ListOptions,
  PatchOptions,
  ReplaceOptions,
  ValidationOptions,
  WatchOptions,
  WriteOptions,
} from './api/options.ts'
export type { JsonPatchOperation, MergePatchOf, Patch, PatchType } from './api/patch.ts'
export { apply, jsonPatch, mergePatch, strategicMergePatch } from './api/patch.ts'
export { metadataRequest } from './api/metadata-request.ts'
export type { RawRequestOptions } from './api/raw-request.ts'
export { rawRequest } from './api/raw-request.ts'
export type { ObjectTarget, RequestParts } from './api/request.ts'
export {
  createRequest,
  deleteCollectionRequest,
  deleteRequest,
  getRequest,
  listRequest,
  patchRequest,
  replaceRequest,
  watchRequest,
} from './api/request.ts'
export type { ReviewedWrite, Reviewer } from './api/reviewer.ts'
export type { Target } from './api/resource-path.ts'
export { resourcePath } from './api/resource-path.ts'
export type { Verb } from './api/verb-rules.ts'
export { canonicalFormat, checkFormat, isKnownFormat, knownFormats } from './format/check-format.ts'
export { parseDuration } from './format/duration.ts'
export { checkNumberFormat, isInt64 } from './format/number-format.ts'
export { goQuote } from './go-quote.ts'
export type { Issue, IssueCode, Path } from './issue.ts'
export { fieldOf } from './issue.ts'
export type { InvalidObject, KubeErrorCode } from './kube-error.ts'
export { ApiError, invalidObject, InvalidError, isApiError, isKubeError, KubeError, RefusedError } from './kube-error.ts'
export type { Lowered, LowerOptions } from './lower/lower.ts'
export { lower } from './lower/lower.ts'
export type { NameRule } from './name-rules.ts'
export {
  dns1035Label,
  dns1123Label,
  dns1123Subdomain,
  labelKey,
  labelValue,
  maskTrailingDash,
  pathSegment,
  pathSegmentPrefix,
} from './name-rules.ts'
export type { GoUrl } from './net/go-url.ts'
export { escapedPath, formatGoUrl, hostnameOf, parseGoUrl, parseRequestUri, portOf, queryOf } from './net/go-url.ts'
export type { IpAddress, IpPrefix } from './net/ip-address.ts'
export { containsAddress, formatIpAddress, isMapped, masked, parseIpAddress, parseIpPrefix, sameAddress } from './net/ip-address.ts'
export type { ListMeta, ManagedFieldsEntry, ObjectMeta, OwnerReference, StoredObjectMeta, TypeMeta } from './object-meta.ts'
export type {
  Apply,
  DeepPartial,
  InputMeta,
  KubeObject,
  Object,
  ObjectInput,
  ObjectList,
  ObjectRef,
  PartialObjectMetadata,
  Unvalidated,
} from './object.ts'
export { describeRef } from './object.ts'
export type { Re2 } from './re2.ts'
export { re2, re2Problem } from './re2.ts'
export type { ResourceDefinition } from './resource/define-resource.ts'
export { defineResource } from './resource/define-resource.ts'
export type { Kind } from './resource/kind.ts'
export type { ListOf } from './resource/list-of.ts'
export { listOf } from './resource/list-of.ts'
export type { FieldPath } from './resource/field-path.ts'
export type { Defaulted, Infer, InferInput, Schema } from './resource/infer.ts'
export { withDefault } from './resource/infer.ts'
export type {
  Addressed,
  AnyResource,
  ApplyOf,
  InputOf,
  ObjectOf,
  PrinterColumn,
  Resource,
  ScalePaths,
  Scope,
  SelectableField,
} from './resource/resource.ts'
export type { Storable } from './resource/storable.ts'
export type { ResourceNames, StructuralResourceDefinition } from './resource/structural-resource.ts'
export { structuralResource } from './resource/structural-resource.ts'
export type { Scale, ScaleInput } from './scale.ts'
export type { Status, StatusCause, StatusDetails, StatusReason } from './status.ts'
export type { StructuralSchema, StructuralType, ValidationRule } from './structural-schema.ts'
export { cutUtf8, decodeUtf8, encodeUtf8, utf8Length, wellFormed } from './utf8.ts'
export type { ApiEvent, Bookmark, WatchEvent } from './watch-event.ts'
export type { ValidateOptions } from './validate/compile.ts'
export { validate } from './validate/validate.ts'
