// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('coordination.k8s.io/v1', [metaV1], {
  Lease: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"LeaseSpec"}}}',
  LeaseSpec: '{"type":"object","properties":{"acquireTime":{"type":"string","format":"micro-time"},"holderIdentity":{"type":"string"},"leaseDurationSeconds":{"type":"integer","format":"int32"},"leaseTransitions":{"type":"integer","format":"int32"},"preferredHolder":{"type":"string"},"renewTime":{"type":"string","format":"micro-time"},"strategy":{"type":"string"}}}',
})
