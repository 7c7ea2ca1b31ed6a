// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { type Kind, type KubeObject, type ListOf, listOf } from '@kindbox/core'
import { definitions } from '../../data/storage.k8s.io/v1beta1.ts'
import { builtIn, type BuiltIn } from '../../../built-in.ts'

/**
 * VolumeAttributesClass represents a specification of mutable volume attributes defined by the CSI driver. The class can be
 * specified during dynamic provisioning of PersistentVolumeClaims, and changed in the PersistentVolumeClaim spec after provisioning.
 */
export interface VolumeAttributesClass extends KubeObject {
  /** Name of the CSI driver This field is immutable. */
  driverName: string
  /**
   * parameters hold volume attributes defined by the CSI driver. These values are opaque to the Kubernetes and are passed directly
   * to the CSI driver. The underlying storage provider supports changing these attributes on an existing volume, however the
   * parameters field itself is immutable. To invoke a volume update, a new VolumeAttributesClass should be created with new
   * parameters, and the PersistentVolumeClaim should be updated to reference the new VolumeAttributesClass.
   *
   * This field is required and must contain at least one key/value pair. The keys cannot be empty, and the maximum number of
   * parameters is 512, with a cumulative max size of 256K. If the CSI driver rejects invalid parameters, the target
   * PersistentVolumeClaim will be set to an "Infeasible" state in the modifyVolumeStatus field.
   */
  parameters?: { [key: string]: string }
}

export const VolumeAttributesClass: BuiltIn<VolumeAttributesClass, 'Cluster'> = builtIn(definitions, {
  kind: 'VolumeAttributesClass',
  plural: 'volumeattributesclasses',
  scope: 'Cluster',
  shortNames: ['vac'],
})

/** VolumeAttributesClassList is a collection of VolumeAttributesClass objects. */
export interface VolumeAttributesClassList extends ListOf<VolumeAttributesClass> {}

export const VolumeAttributesClassList: Kind<VolumeAttributesClassList> = listOf(VolumeAttributesClass)
