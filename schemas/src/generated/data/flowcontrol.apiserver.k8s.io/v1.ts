// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('flowcontrol.apiserver.k8s.io/v1', [metaV1], {
  ExemptPriorityLevelConfiguration: '{"type":"object","properties":{"lendablePercent":{"type":"integer","format":"int32"},"nominalConcurrencyShares":{"type":"integer","format":"int32"}}}',
  FlowDistinguisherMethod: '{"type":"object","required":["type"],"properties":{"type":{"type":"string"}}}',
  FlowSchema: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"FlowSchemaSpec"},"status":{"$ref":"FlowSchemaStatus"}}}',
  FlowSchemaCondition: '{"type":"object","properties":{"lastTransitionTime":{"type":"string","format":"date-time","nullable":true},"message":{"type":"string"},"reason":{"type":"string"},"status":{"type":"string"},"type":{"type":"string"}}}',
  FlowSchemaSpec: '{"type":"object","required":["priorityLevelConfiguration"],"properties":{"distinguisherMethod":{"$ref":"FlowDistinguisherMethod"},"matchingPrecedence":{"type":"integer","format":"int32"},"priorityLevelConfiguration":{"$ref":"PriorityLevelConfigurationReference"},"rules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"PolicyRulesWithSubjects"}}}}',
  FlowSchemaStatus: '{"type":"object","properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"FlowSchemaCondition"}}}}',
  GroupSubject: '{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}',
  LimitResponse: '{"type":"object","required":["type"],"properties":{"queuing":{"$ref":"QueuingConfiguration"},"type":{"type":"string"}}}',
  LimitedPriorityLevelConfiguration: '{"type":"object","properties":{"borrowingLimitPercent":{"type":"integer","format":"int32"},"lendablePercent":{"type":"integer","format":"int32"},"limitResponse":{"$ref":"LimitResponse"},"nominalConcurrencyShares":{"type":"integer","format":"int32"}}}',
  NonResourcePolicyRule: '{"type":"object","required":["verbs","nonResourceURLs"],"properties":{"nonResourceURLs":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},"verbs":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}}',
  PolicyRulesWithSubjects: '{"type":"object","required":["subjects"],"properties":{"nonResourceRules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NonResourcePolicyRule"}},"resourceRules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"ResourcePolicyRule"}},"subjects":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"Subject"}}}}',
  PriorityLevelConfiguration: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"PriorityLevelConfigurationSpec"},"status":{"$ref":"PriorityLevelConfigurationStatus"}}}',
  PriorityLevelConfigurationCondition: '{"type":"object","properties":{"lastTransitionTime":{"type":"string","format":"date-time","nullable":true},"message":{"type":"string"},"reason":{"type":"string"},"status":{"type":"string"},"type":{"type":"string"}}}',
  PriorityLevelConfigurationReference: '{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}',
  PriorityLevelConfigurationSpec: '{"type":"object","required":["type"],"properties":{"exempt":{"$ref":"ExemptPriorityLevelConfiguration"},"limited":{"$ref":"LimitedPriorityLevelConfiguration"},"type":{"type":"string"}}}',
  PriorityLevelConfigurationStatus: '{"type":"object","properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"PriorityLevelConfigurationCondition"}}}}',
  QueuingConfiguration: '{"type":"object","properties":{"handSize":{"type":"integer","format":"int32"},"queueLengthLimit":{"type":"integer","format":"int32"},"queues":{"type":"integer","format":"int32"}}}',
  ResourcePolicyRule: '{"type":"object","required":["verbs","apiGroups","resources"],"properties":{"apiGroups":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},"clusterScope":{"type":"boolean"},"namespaces":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"},"nullable":true},"resources":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},"verbs":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}}',
  ServiceAccountSubject: '{"type":"object","required":["namespace","name"],"properties":{"name":{"type":"string"},"namespace":{"type":"string"}}}',
  Subject: '{"type":"object","required":["kind"],"properties":{"group":{"$ref":"GroupSubject"},"kind":{"type":"string"},"serviceAccount":{"$ref":"ServiceAccountSubject"},"user":{"$ref":"UserSubject"}}}',
  UserSubject: '{"type":"object","required":["name"],"properties":{"name":{"type":"string"}}}',
})
