// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('authentication.k8s.io/v1', [metaV1], {
  BoundObjectReference: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"name":{"type":"string"},"uid":{"type":"string"}}}',
  SelfSubjectReview: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"status":{"$ref":"SelfSubjectReviewStatus"}}}',
  SelfSubjectReviewStatus: '{"type":"object","properties":{"userInfo":{"$ref":"UserInfo"}}}',
  TokenRequest: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"TokenRequestSpec"},"status":{"$ref":"TokenRequestStatus"}}}',
  TokenRequestSpec: '{"type":"object","properties":{"audiences":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"},"nullable":true},"boundObjectRef":{"$ref":"BoundObjectReference","nullable":true},"expirationSeconds":{"type":"integer","format":"int64","nullable":true}}}',
  TokenRequestStatus: '{"type":"object","properties":{"expirationTimestamp":{"type":"string","format":"date-time"},"token":{"type":"string"}}}',
  TokenReview: '{"type":"object","required":["spec"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"TokenReviewSpec"},"status":{"$ref":"TokenReviewStatus"}}}',
  TokenReviewSpec: '{"type":"object","required":["token"],"properties":{"audiences":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"token":{"type":"string"}}}',
  TokenReviewStatus: '{"type":"object","properties":{"audiences":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"authenticated":{"type":"boolean"},"error":{"type":"string"},"user":{"$ref":"UserInfo"}}}',
  UserInfo: '{"type":"object","properties":{"extra":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}}},"groups":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"uid":{"type":"string"},"username":{"type":"string"}}}',
})
