import { type Api, type KubeObject, type ObjectMeta, structuralResource } from '@kindbox/core'

/** An `Event` of events.k8s.io/v1: what a controller has to say about an object, for people to read. */
export interface RecordedEvent extends KubeObject, EventFields {}

export interface RecordedEventInput extends EventFields {
  apiVersion?: string
  kind?: string
  metadata: ObjectMeta & { name: string }
}

interface EventFields {
  /** `MicroTime`: when it was observed first. */
  eventTime?: string | null
  /** There from the second time on. */
  series?: EventSeries
  /** Who says it: a qualified name, such as `clux.dev/foo-controller`. */
  reportingController?: string
  /** Which process of it; at most 128 bytes. */
  reportingInstance?: string
  /** What was done or failed; at most 128 bytes. */
  action?: string
  /** Why, in one word of CamelCase; at most 128 bytes. */
  reason?: string
  regarding?: ObjectReference
  related?: ObjectReference
  /** A sentence; at most 1,024 bytes. */
  note?: string
  type?: 'Normal' | 'Warning'
}

export interface EventSeries {
  count: number
  /** `MicroTime`. */
  lastObservedTime: string
}

/** `ObjectReference` of v1. */
export interface ObjectReference {
  apiVersion?: string
  kind?: string
  namespace?: string
  name?: string
  uid?: string
  resourceVersion?: string
  fieldPath?: string
}

const text = { type: 'string' } as const
const time = { type: 'string', format: 'date-time' } as const
const reference = {
  type: 'object',
  properties: { apiVersion: text, kind: text, namespace: text, name: text, uid: text, resourceVersion: text, fieldPath: text },
} as const

/** `Event` of events.k8s.io/v1, under a name that does not hide the `Event` of browsers and Node. */
export const RecordedEvent = structuralResource<RecordedEvent, 'Namespaced', RecordedEventInput>({
  group: 'events.k8s.io',
  version: 'v1',
  kind: 'Event',
  plural: 'events',
  shortNames: ['ev'],
  scope: 'Namespaced',
  schema: {
    type: 'object',
    properties: {
      eventTime: { ...time, nullable: true },
      series: {
        type: 'object',
        required: ['count', 'lastObservedTime'],
        properties: { count: { type: 'integer', format: 'int32' }, lastObservedTime: time },
      },
      reportingController: text,
      reportingInstance: text,
      action: text,
      reason: text,
      regarding: reference,
      related: reference,
      note: text,
      type: text,
    },
  },
})

/** What a recorder needs of an Api of events. */
export type EventApi = Pick<Api<RecordedEvent, RecordedEventInput>, 'create' | 'patch'>
