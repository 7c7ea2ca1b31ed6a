// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as coreV1 } from '../core/v1.ts'
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('node.k8s.io/v1', [coreV1, metaV1], {
  Overhead: '{"type":"object","properties":{"podFixed":{"type":"object","additionalProperties":{"format":"quantity","x-kubernetes-int-or-string":true}}}}',
  RuntimeClass: '{"type":"object","required":["handler"],"properties":{"apiVersion":{"type":"string"},"handler":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"overhead":{"$ref":"Overhead"},"scheduling":{"$ref":"Scheduling"}}}',
  Scheduling: '{"type":"object","properties":{"nodeSelector":{"type":"object","x-kubernetes-map-type":"atomic","additionalProperties":{"type":"string"}},"tolerations":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"core/v1.Toleration"}}}}',
})
