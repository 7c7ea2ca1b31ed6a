// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('scheduling.k8s.io/v1', [metaV1], {
  PriorityClass: '{"type":"object","properties":{"apiVersion":{"type":"string"},"description":{"type":"string"},"globalDefault":{"type":"boolean"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"preemptionPolicy":{"type":"string","enum":["Never","PreemptLowerPriority"]},"value":{"type":"integer","format":"int32"}}}',
})
