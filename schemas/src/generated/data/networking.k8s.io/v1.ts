// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as coreV1 } from '../core/v1.ts'
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('networking.k8s.io/v1', [coreV1, metaV1], {
  HTTPIngressPath: '{"type":"object","required":["pathType","backend"],"properties":{"backend":{"$ref":"IngressBackend"},"path":{"type":"string"},"pathType":{"type":"string","enum":["Exact","ImplementationSpecific","Prefix"]}}}',
  HTTPIngressRuleValue: '{"type":"object","required":["paths"],"properties":{"paths":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"HTTPIngressPath"}}}}',
  IPAddress: '{"type":"object","required":["spec"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"IPAddressSpec"}}}',
  IPAddressSpec: '{"type":"object","required":["parentRef"],"properties":{"parentRef":{"$ref":"ParentReference"}}}',
  IPBlock: '{"type":"object","required":["cidr"],"properties":{"cidr":{"type":"string"},"except":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}}}}',
  Ingress: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"IngressSpec"},"status":{"$ref":"IngressStatus"}}}',
  IngressBackend: '{"type":"object","properties":{"resource":{"$ref":"core/v1.TypedLocalObjectReference"},"service":{"$ref":"IngressServiceBackend"}}}',
  IngressClass: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"IngressClassSpec"}}}',
  IngressClassParametersReference: '{"type":"object","required":["kind","name"],"properties":{"apiGroup":{"type":"string"},"kind":{"type":"string"},"name":{"type":"string"},"namespace":{"type":"string"},"scope":{"type":"string"}}}',
  IngressClassSpec: '{"type":"object","properties":{"controller":{"type":"string"},"parameters":{"$ref":"IngressClassParametersReference"}}}',
  IngressLoadBalancerIngress: '{"type":"object","properties":{"hostname":{"type":"string"},"ip":{"type":"string"},"ports":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"IngressPortStatus"}}}}',
  IngressLoadBalancerStatus: '{"type":"object","properties":{"ingress":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"IngressLoadBalancerIngress"}}}}',
  IngressPortStatus: '{"type":"object","required":["port","protocol"],"properties":{"error":{"type":"string"},"port":{"type":"integer","format":"int32"},"protocol":{"type":"string","enum":["SCTP","TCP","UDP"]}}}',
  IngressRule: '{"type":"object","properties":{"host":{"type":"string"},"http":{"$ref":"HTTPIngressRuleValue"}}}',
  IngressServiceBackend: '{"type":"object","required":["name"],"properties":{"name":{"type":"string"},"port":{"$ref":"ServiceBackendPort"}}}',
  IngressSpec: '{"type":"object","properties":{"defaultBackend":{"$ref":"IngressBackend"},"ingressClassName":{"type":"string"},"rules":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"IngressRule"}},"tls":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"IngressTLS"}}}}',
  IngressStatus: '{"type":"object","properties":{"loadBalancer":{"$ref":"IngressLoadBalancerStatus"}}}',
  IngressTLS: '{"type":"object","properties":{"hosts":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}},"secretName":{"type":"string"}}}',
  NetworkPolicy: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"NetworkPolicySpec"}}}',
  NetworkPolicyEgressRule: '{"type":"object","properties":{"ports":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NetworkPolicyPort"}},"to":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NetworkPolicyPeer"}}}}',
  NetworkPolicyIngressRule: '{"type":"object","properties":{"from":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NetworkPolicyPeer"}},"ports":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NetworkPolicyPort"}}}}',
  NetworkPolicyPeer: '{"type":"object","properties":{"ipBlock":{"$ref":"IPBlock"},"namespaceSelector":{"$ref":"meta/v1.LabelSelector"},"podSelector":{"$ref":"meta/v1.LabelSelector"}}}',
  NetworkPolicyPort: '{"type":"object","properties":{"endPort":{"type":"integer","format":"int32"},"port":{"format":"int-or-string","x-kubernetes-int-or-string":true},"protocol":{"type":"string","enum":["SCTP","TCP","UDP"]}}}',
  NetworkPolicySpec: '{"type":"object","properties":{"egress":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NetworkPolicyEgressRule"}},"ingress":{"type":"array","x-kubernetes-list-type":"atomic","items":{"$ref":"NetworkPolicyIngressRule"}},"podSelector":{"$ref":"meta/v1.LabelSelector"},"policyTypes":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string","enum":["Egress","Ingress"]}}}}',
  ParentReference: '{"type":"object","required":["resource","name"],"properties":{"group":{"type":"string"},"name":{"type":"string"},"namespace":{"type":"string"},"resource":{"type":"string"}}}',
  ServiceBackendPort: '{"type":"object","x-kubernetes-map-type":"atomic","properties":{"name":{"type":"string"},"number":{"type":"integer","format":"int32"}}}',
  ServiceCIDR: '{"type":"object","properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"ServiceCIDRSpec"},"status":{"$ref":"ServiceCIDRStatus"}}}',
  ServiceCIDRSpec: '{"type":"object","properties":{"cidrs":{"type":"array","x-kubernetes-list-type":"atomic","items":{"type":"string"}}}}',
  ServiceCIDRStatus: '{"type":"object","properties":{"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"meta/v1.Condition"}}}}',
})
