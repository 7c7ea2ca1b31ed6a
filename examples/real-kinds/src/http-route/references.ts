import { withDefault } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { Group, Kind, Namespace, ObjectName, PortNumber, SectionName } from './names.ts'

export const ParentReference = Type.Object({
  group: withDefault(Group, 'gateway.networking.k8s.io'),
  kind: withDefault(Kind, 'Gateway'),
  namespace: Type.Optional(Namespace),
  name: ObjectName,
  sectionName: Type.Optional(SectionName),
  port: Type.Optional(PortNumber),
})

/** Names an object of any kind in the namespace of the route. */
export const LocalObjectReference = Type.Object({ group: Group, kind: Kind, name: ObjectName })

export const backendReference = {
  group: withDefault(Group, ''),
  kind: withDefault(Kind, 'Service'),
  name: ObjectName,
  namespace: Type.Optional(Namespace),
  port: Type.Optional(PortNumber),
}

export const servicesNeedAPort = {
  'x-kubernetes-validations': [{ rule: "self.group != '' || self.kind != 'Service' || has(self.port)", message: 'a Service needs a port' }],
}

export const BackendObjectReference = Type.Object(backendReference, servicesNeedAPort)
