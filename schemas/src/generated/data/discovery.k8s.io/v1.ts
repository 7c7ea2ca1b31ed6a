// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as coreV1 } from '../core/v1.ts'
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('discovery.k8s.io/v1', [coreV1, metaV1], {
  Endpoint: '{"type":"object","required":["addresses"],"properties":{"addresses":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},"conditions":{"$ref":"EndpointConditions"},"deprecatedTopology":{"type":"object","additionalProperties":{"type":"string"}},"hints":{"$ref":"EndpointHints"},"hostname":{"type":"string"},"nodeName":{"type":"string"},"targetRef":{"$ref":"core/v1.ObjectReference"},"zone":{"type":"string"}}}',
  EndpointConditions: '{"type":"object","properties":{"ready":{"type":"boolean"},"serving":{"type":"boolean"},"terminating":{"type":"boolean"}}}',
  EndpointHints: '{"type":"object","properties":{"forNodes":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"ForNode"}},"forZones":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"ForZone"}}}}',
  EndpointPort: '{"type":"object","x-kubernetes-map-type":"atomic","properties":{"appProtocol":{"type":"string"},"name":{"type":"string"},"port":{"type":"integer","format":"int32"},"protocol":{"type":"string","enum":["SCTP","TCP","UDP"]}}}',
  EndpointSlice: '{"type":"object","required":["addressType"],"properties":{"addressType":{"type":"string","enum":["FQDN","IPv4","IPv6"]},"apiVersion":{"type":"string"},"endpoints":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"Endpoint"},"nullable":true},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"ports":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"EndpointPort"},"nullable":true}}}',
  ForNode: '{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}',
  ForZone: '{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}',
})
