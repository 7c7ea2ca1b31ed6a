// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as coreV1 } from '../core/v1.ts'
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('events.k8s.io/v1', [coreV1, metaV1], {
  Event: '{"type":"object","required":["eventTime"],"properties":{"action":{"type":"string"},"apiVersion":{"type":"string"},"deprecatedCount":{"type":"integer","format":"int32"},"deprecatedFirstTimestamp":{"type":"string","format":"date-time","nullable":true},"deprecatedLastTimestamp":{"type":"string","format":"date-time","nullable":true},"deprecatedSource":{"$ref":"core/v1.EventSource"},"eventTime":{"type":"string","format":"micro-time","nullable":true},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"note":{"type":"string"},"reason":{"type":"string"},"regarding":{"$ref":"core/v1.ObjectReference"},"related":{"$ref":"core/v1.ObjectReference"},"reportingController":{"type":"string"},"reportingInstance":{"type":"string"},"series":{"$ref":"EventSeries"},"type":{"type":"string"}}}',
  EventSeries: '{"type":"object","required":["count","lastObservedTime"],"properties":{"count":{"type":"integer","format":"int32"},"lastObservedTime":{"type":"string","format":"micro-time","nullable":true}}}',
})
