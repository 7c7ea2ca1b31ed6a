// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('admissionregistration.k8s.io/v1beta1', [metaV1], {
  ApplyConfiguration: '{"type":"object","properties":{"expression":{"type":"string"}}}',
  JSONPatch: '{"type":"object","properties":{"expression":{"type":"string"}}}',
  MatchCondition: '{"type":"object","required":["name","expression"],"properties":{"expression":{"type":"string"},"name":{"type":"string"}}}',
  MatchResources: '{"type":"object","x-kubernetes-map-type":"atomic","properties":{"excludeResourceRules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NamedRuleWithOperations"}},"matchPolicy":{"type":"string"},"namespaceSelector":{"$ref":"meta/v1.LabelSelector"},"objectSelector":{"$ref":"meta/v1.LabelSelector"},"resourceRules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NamedRuleWithOperations"}}}}',
  MutatingAdmissionPolicy: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"MutatingAdmissionPolicySpec"}}}',
  MutatingAdmissionPolicyBinding: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"MutatingAdmissionPolicyBindingSpec"}}}',
  MutatingAdmissionPolicyBindingSpec: '{"type":"object","properties":{"matchResources":{"$ref":"MatchResources"},"paramRef":{"$ref":"ParamRef"},"policyName":{"type":"string"}}}',
  MutatingAdmissionPolicySpec: '{"type":"object","properties":{"failurePolicy":{"type":"string"},"matchConditions":{"type":"array","x-kubernetes-list-map-keys":["name"],"x-kubernetes-list-type":"map","items":{"$ref":"MatchCondition"}},"matchConstraints":{"$ref":"MatchResources"},"mutations":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"Mutation"}},"paramKind":{"$ref":"ParamKind"},"reinvocationPolicy":{"type":"string","enum":["IfNeeded","Never"]},"variables":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"Variable"}}}}',
  Mutation: '{"type":"object","required":["patchType"],"properties":{"applyConfiguration":{"$ref":"ApplyConfiguration"},"jsonPatch":{"$ref":"JSONPatch"},"patchType":{"type":"string","enum":["ApplyConfiguration","JSONPatch"]}}}',
  NamedRuleWithOperations: '{"type":"object","x-kubernetes-map-type":"atomic","properties":{"apiGroups":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"apiVersions":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"operations":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string","enum":["*","CONNECT","CREATE","DELETE","UPDATE"]}},"resourceNames":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"resources":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"scope":{"type":"string","enum":["*","Cluster","Namespaced"]}}}',
  ParamKind: '{"type":"object","x-kubernetes-map-type":"atomic","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"}}}',
  ParamRef: '{"type":"object","x-kubernetes-map-type":"atomic","properties":{"name":{"type":"string"},"namespace":{"type":"string"},"parameterNotFoundAction":{"type":"string"},"selector":{"$ref":"meta/v1.LabelSelector"}}}',
  Variable: '{"type":"object","required":["name","expression"],"x-kubernetes-map-type":"atomic","properties":{"expression":{"type":"string"},"name":{"type":"string"}}}',
})
