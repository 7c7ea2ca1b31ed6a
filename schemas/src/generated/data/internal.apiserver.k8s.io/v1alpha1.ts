// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { definitions as metaV1 } from '../meta/v1.ts'
import { define } from '../../../define.ts'

export const definitions = define('internal.apiserver.k8s.io/v1alpha1', [metaV1], {
  ServerStorageVersion: '{"type":"object","required":["apiServerID","encodingVersion","decodableVersions"],"properties":{"apiServerID":{"type":"string"},"decodableVersions":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}},"encodingVersion":{"type":"string"},"servedVersions":{"type":"array","x-kubernetes-list-type":"set","items":{"type":"string"}}}}',
  StorageVersion: '{"type":"object","required":["metadata"],"properties":{"apiVersion":{"type":"string"},"kind":{"type":"string"},"metadata":{"$ref":"meta/v1.ObjectMeta"},"spec":{"$ref":"StorageVersionSpec"},"status":{"$ref":"StorageVersionStatus"}}}',
  StorageVersionCondition: '{"type":"object","required":["type","status","reason","message"],"properties":{"lastTransitionTime":{"type":"string","format":"date-time","nullable":true},"message":{"type":"string"},"observedGeneration":{"type":"integer","format":"int64"},"reason":{"type":"string"},"status":{"type":"string"},"type":{"type":"string"}}}',
  StorageVersionSpec: '{"type":"object"}',
  StorageVersionStatus: '{"type":"object","properties":{"commonEncodingVersion":{"type":"string"},"conditions":{"type":"array","x-kubernetes-list-map-keys":["type"],"x-kubernetes-list-type":"map","items":{"$ref":"StorageVersionCondition"}},"storageVersions":{"type":"array","x-kubernetes-list-map-keys":["apiServerID"],"x-kubernetes-list-type":"map","items":{"$ref":"ServerStorageVersion"}}}}',
})
