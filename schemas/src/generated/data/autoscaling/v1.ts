// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('autoscaling/v1', [metaV1], {
  CrossVersionObjectReference: '{"type":"object","required":["kind","name"],"x-kubernetes-map-type":"atomic","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"name":{"type":"string"}}}',
  HorizontalPodAutoscaler: '{"type":"object","required":["spec"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"HorizontalPodAutoscalerSpec"},"status":{"$ref":"HorizontalPodAutoscalerStatus"}}}',
  HorizontalPodAutoscalerSpec: '{"type":"object","required":["scaleTargetRef","maxReplicas"],"properties":{"maxReplicas":{"type":"integer","format":"int32"},"minReplicas":{"type":"integer","format":"int32"},"scaleTargetRef":{"$ref":"CrossVersionObjectReference"},"targetCPUUtilizationPercentage":{"type":"integer","format":"int32"}}}',
  HorizontalPodAutoscalerStatus: '{"type":"object","required":["currentReplicas","desiredReplicas"],"properties":{"currentCPUUtilizationPercentage":{"type":"integer","format":"int32"},"currentReplicas":{"type":"integer","format":"int32"},"desiredReplicas":{"type":"integer","format":"int32"},"lastScaleTime":{"type":"string","format":"date-time"},"observedGeneration":{"type":"integer","format":"int64"}}}',
  Scale: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"ScaleSpec"},"status":{"$ref":"ScaleStatus"}}}',
  ScaleSpec: '{"type":"object","properties":{"replicas":{"type":"integer","format":"int32"}}}',
  ScaleStatus: '{"type":"object","required":["replicas"],"properties":{"replicas":{"type":"integer","format":"int32"},"selector":{"type":"string"}}}',
})
