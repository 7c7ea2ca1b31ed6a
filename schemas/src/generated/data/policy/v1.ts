// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('policy/v1', [metaV1], {
  Eviction: '{"type":"object","properties":{"apiVersion":{"type":"string"},"deleteOptions":{"$ref":"meta/v1.DeleteOptions"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"}}}',
  PodDisruptionBudget: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"PodDisruptionBudgetSpec"},"status":{"$ref":"PodDisruptionBudgetStatus"}}}',
  PodDisruptionBudgetSpec: '{"type":"object","properties":{"maxUnavailable":{"format":"int-or-string","x-kubernetes-int-or-string":true},"minAvailable":{"format":"int-or-string","x-kubernetes-int-or-string":true},"selector":{"$ref":"meta/v1.LabelSelector"},"unhealthyPodEvictionPolicy":{"type":"string","enum":["AlwaysAllow","IfHealthyBudget"]}}}',
  PodDisruptionBudgetStatus: '{"type":"object","properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"meta/v1.Condition"}},"currentHealthy":{"type":"integer","format":"int32"},"desiredHealthy":{"type":"integer","format":"int32"},"disruptedPods":{"type":"object","additionalProperties":{"type":"string","format":"date-time"}},"disruptionsAllowed":{"type":"integer","format":"int32"},"expectedPods":{"type":"integer","format":"int32"},"observedGeneration":{"type":"integer","format":"int64"}}}',
})
