// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('networking.k8s.io/v1beta1', [metaV1], {
  IPAddress: '{"type":"object","required":["spec"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"IPAddressSpec"}}}',
  IPAddressSpec: '{"type":"object","required":["parentRef"],"properties":{"parentRef":{"$ref":"ParentReference"}}}',
  ParentReference: '{"type":"object","required":["resource","name"],"properties":{"group":{"type":"string"},"name":{"type":"string"},"namespace":{"type":"string"},"resource":{"type":"string"}}}',
  ServiceCIDR: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"ServiceCIDRSpec"},"status":{"$ref":"ServiceCIDRStatus"}}}',
  ServiceCIDRSpec: '{"type":"object","properties":{"cidrs":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}}}}',
  ServiceCIDRStatus: '{"type":"object","properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"meta/v1.Condition"}}}}',
})
