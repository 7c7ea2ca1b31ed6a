// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('coordination.k8s.io/v1beta1', [metaV1], {
  LeaseCandidate: '{"type":"object","required":["spec"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"LeaseCandidateSpec"}}}',
  LeaseCandidateSpec: '{"type":"object","required":["leaseName","binaryVersion","strategy"],"properties":{"binaryVersion":{"type":"string"},"emulationVersion":{"type":"string"},"leaseName":{"type":"string"},"pingTime":{"type":"string","format":"micro-time"},"renewTime":{"type":"string","format":"micro-time"},"strategy":{"type":"string"}}}',
})
