// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('resource.k8s.io/v1alpha3', [metaV1], {
  DeviceTaint: '{"type":"object","required":["key","effect"],"properties":{"effect":{"type":"string","enum":["NoExecute","NoSchedule","None"]},"key":{"type":"string"},"timeAdded":{"type":"string","format":"date-time"},"value":{"type":"string"}}}',
  DeviceTaintRule: '{"type":"object","required":["spec"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"DeviceTaintRuleSpec"},"status":{"$ref":"DeviceTaintRuleStatus"}}}',
  DeviceTaintRuleSpec: '{"type":"object","required":["taint"],"properties":{"deviceSelector":{"$ref":"DeviceTaintSelector"},"taint":{"$ref":"DeviceTaint"}}}',
  DeviceTaintRuleStatus: '{"type":"object","properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"meta/v1.Condition"}}}}',
  DeviceTaintSelector: '{"type":"object","properties":{"device":{"type":"string"},"driver":{"type":"string"},"pool":{"type":"string"}}}',
  PoolStatus: '{"type":"object","required":["driver","poolName","generation"],"properties":{"allocatedDevices":{"type":"integer","format":"int32"},"availableDevices":{"type":"integer","format":"int32"},"driver":{"type":"string"},"generation":{"type":"integer","format":"int64"},"nodeName":{"type":"string"},"poolName":{"type":"string"},"resourceSliceCount":{"type":"integer","format":"int32"},"totalDevices":{"type":"integer","format":"int32"},"unavailableDevices":{"type":"integer","format":"int32"},"validationError":{"type":"string"}}}',
  ResourcePoolStatusRequest: '{"type":"object","required":["metadata","spec"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"ResourcePoolStatusRequestSpec"},"status":{"$ref":"ResourcePoolStatusRequestStatus"}}}',
  ResourcePoolStatusRequestSpec: '{"type":"object","required":["driver"],"properties":{"driver":{"type":"string"},"limit":{"type":"integer","format":"int32","default":100},"poolName":{"type":"string"}}}',
  ResourcePoolStatusRequestStatus: '{"type":"object","required":["poolCount"],"properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"meta/v1.Condition"}},"poolCount":{"type":"integer","format":"int32"},"pools":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"PoolStatus"}}}}',
})
