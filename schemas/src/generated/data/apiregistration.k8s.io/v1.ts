// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('apiregistration.k8s.io/v1', [metaV1], {
  APIService: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"APIServiceSpec"},"status":{"$ref":"APIServiceStatus"}}}',
  APIServiceCondition: '{"type":"object","required":["type","status"],"properties":{"lastTransitionTime":{"type":"string","format":"date-time","nullable":true},"message":{"type":"string"},"reason":{"type":"string"},"status":{"type":"string"},"type":{"type":"string"}}}',
  APIServiceSpec: '{"type":"object","required":["groupPriorityMinimum","versionPriority"],"properties":{"caBundle":{"type":"string","format":"byte","x-kubernetes-list-type":"atomic"},"group":{"type":"string"},"groupPriorityMinimum":{"type":"integer","format":"int32"},"insecureSkipTLSVerify":{"type":"boolean"},"service":{"$ref":"ServiceReference"},"version":{"type":"string"},"versionPriority":{"type":"integer","format":"int32"}}}',
  APIServiceStatus: '{"type":"object","properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"APIServiceCondition"}}}}',
  ServiceReference: '{"type":"object","properties":{"name":{"type":"string"},"namespace":{"type":"string"},"port":{"type":"integer","format":"int32"}}}',
})
