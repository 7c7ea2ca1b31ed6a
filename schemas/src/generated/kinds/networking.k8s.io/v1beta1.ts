// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { type Kind, type KubeObject, type ListOf, listOf } from '@kindbox/core'
import type { Condition } from '../meta/v1.ts'
import { definitions } from '../../data/networking.k8s.io/v1beta1.ts'
import { builtIn, type BuiltIn } from '../../../built-in.ts'

/**
 * IPAddress represents a single IP of a single IP Family. The object is designed to be used by APIs that operate on IP addresses.
 * The object is used by the Service core API for allocation of IP addresses. An IP address can be represented in different formats,
 * to guarantee the uniqueness of the IP, the name of the object is the IP address in canonical format, four decimal digits separated
 * by dots suppressing leading zeros for IPv4 and the representation defined by RFC 5952 for IPv6. Valid: 192.168.1.5 or 2001:db8::1
 * or 2001:db8:aaaa:bbbb:cccc:dddd:eeee:1 Invalid: 10.01.2.3 or 2001:db8:0:0:0::1
 */
export interface IPAddress extends KubeObject {
  /**
   * spec is the desired state of the IPAddress. More info:
   * https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#spec-and-status
   */
  spec: IPAddressSpec
}

export const IPAddress: BuiltIn<IPAddress, 'Cluster'> = builtIn(definitions, {
  kind: 'IPAddress',
  plural: 'ipaddresses',
  scope: 'Cluster',
  shortNames: ['ip'],
})

/** IPAddressList contains a list of IPAddress. */
export interface IPAddressList extends ListOf<IPAddress> {}

export const IPAddressList: Kind<IPAddressList> = listOf(IPAddress)

/** IPAddressSpec describe the attributes in an IP Address. */
export interface IPAddressSpec {
  /** ParentRef references the resource that an IPAddress is attached to. An IPAddress must reference a parent object. */
  parentRef: ParentReference
}

/** ParentReference describes a reference to a parent object. */
export interface ParentReference {
  /** Group is the group of the object being referenced. */
  group?: string
  /** Name is the name of the object being referenced. */
  name: string
  /** Namespace is the namespace of the object being referenced. */
  namespace?: string
  /** Resource is the resource of the object being referenced. */
  resource: string
}

/**
 * ServiceCIDR defines a range of IP addresses using CIDR format (e.g. 192.168.0.0/24 or 2001:db2::/64). This range is used to
 * allocate ClusterIPs to Service objects.
 */
export interface ServiceCIDR extends KubeObject {
  /**
   * spec is the desired state of the ServiceCIDR. More info:
   * https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#spec-and-status
   */
  spec?: ServiceCIDRSpec
  /**
   * status represents the current state of the ServiceCIDR. More info:
   * https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#spec-and-status
   */
  status?: ServiceCIDRStatus
}

export const ServiceCIDR: BuiltIn<ServiceCIDR, 'Cluster'> = builtIn(definitions, {
  kind: 'ServiceCIDR',
  plural: 'servicecidrs',
  scope: 'Cluster',
  subresources: ['status'],
})

/** ServiceCIDRList contains a list of ServiceCIDR objects. */
export interface ServiceCIDRList extends ListOf<ServiceCIDR> {}

export const ServiceCIDRList: Kind<ServiceCIDRList> = listOf(ServiceCIDR)

/** ServiceCIDRSpec define the CIDRs the user wants to use for allocating ClusterIPs for Services. */
export interface ServiceCIDRSpec {
  /**
   * CIDRs defines the IP blocks in CIDR notation (e.g. "192.168.0.0/24" or "2001:db8::/64") from which to assign service cluster
   * IPs. Max of two CIDRs is allowed, one of each IP family. This field is immutable.
   */
  cidrs?: string[]
}

/** ServiceCIDRStatus describes the current state of the ServiceCIDR. */
export interface ServiceCIDRStatus {
  /** conditions holds an array of metav1.Condition that describe the state of the ServiceCIDR. Current service state */
  conditions?: Condition[]
}
