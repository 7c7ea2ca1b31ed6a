// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('rbac.authorization.k8s.io/v1', [metaV1], {
  AggregationRule: '{"type":"object","properties":{"clusterRoleSelectors":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"meta/v1.LabelSelector"}}}}',
  ClusterRole: '{"type":"object","properties":{"aggregationRule":{"$ref":"AggregationRule"},"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"rules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"PolicyRule"},"nullable":true}}}',
  ClusterRoleBinding: '{"type":"object","required":["roleRef"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"roleRef":{"$ref":"RoleRef"},"subjects":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"Subject"}}}}',
  PolicyRule: '{"type":"object","required":["verbs"],"properties":{"apiGroups":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"nonResourceURLs":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"resourceNames":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"resources":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"verbs":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}}}}',
  Role: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"rules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"PolicyRule"},"nullable":true}}}',
  RoleBinding: '{"type":"object","required":["roleRef"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"roleRef":{"$ref":"RoleRef"},"subjects":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"Subject"}}}}',
  RoleRef: '{"type":"object","required":["kind","name"],"x-kubernetes-map-type":"atomic","properties":{"apiGroup":{"type":"string"},"kind":{"type":"string"},"name":{"type":"string"}}}',
  Subject: '{"type":"object","required":["kind","name"],"x-kubernetes-map-type":"atomic","properties":{"apiGroup":{"type":"string"},"kind":{"type":"string"},"name":{"type":"string"},"namespace":{"type":"string"}}}',
})
