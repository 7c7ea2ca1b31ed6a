// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('storage.k8s.io/v1beta1', [metaV1], {
  VolumeAttributesClass: '{"type":"object","required":["driverName"],"properties":{"apiVersion":{"type":"string"},"driverName":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"parameters":{"type":"object","additionalProperties":{"type":"string"}}}}',
})
