const META = 'io.k8s.apimachinery.pkg.apis.meta.v1'
const SCALE = 'io.k8s.api.autoscaling.v1'

/** A reference to a component of the document. */
export function ref(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` }
}

/** Names of the components that every document has. */
export const metaNames = {
  objectMeta: `${META}.ObjectMeta`,
  listMeta: `${META}.ListMeta`,
  status: `${META}.Status`,
  deleteOptions: `${META}.DeleteOptions`,
  patch: `${META}.Patch`,
  scale: `${SCALE}.Scale`,
} as const

/** A field that another component describes. */
const is = (name: string, more: object = {}) => ({ ...more, allOf: [ref(name)] })
const string = (description: string) => ({ description, type: 'string' })
const integer = (description: string, format = 'int64') => ({ description, type: 'integer', format })
const boolean = (description: string) => ({ description, type: 'boolean' })
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more })
/** Go says of what is neither optional nor a pointer that it is empty otherwise. */
const empty = { type: 'string', default: '' }
const strings = { type: 'array', items: empty }
const time = (description: string) => is(`${META}.Time`, { description })

/** What the API says of these two fields, whatever the kind. */
export const typeMeta = {
  apiVersion: string(
    'APIVersion defines the versioned schema of this representation of an object. Servers should convert recognized schemas to the latest internal value, and may reject unrecognized values. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#resources',
  ),
  kind: string(
    'Kind is a string value representing the REST resource this object represents. Servers may infer this from the endpoint the client submits requests to. Cannot be updated. In CamelCase. More info: https://git.k8s.io/community/contributors/devel/sig-architecture/api-conventions.md#types-kinds',
  ),
}

/** The shapes of meta/v1 that documents of custom resources refer to, in short words of our own. */
export const metaSchemas: { readonly [name: string]: object } = {
  [metaNames.objectMeta]: object(
    {
      annotations: { description: 'Notes of any kind, by key.', type: 'object', additionalProperties: empty },
      creationTimestamp: time('When the object was created; set by the server.'),
      deletionGracePeriodSeconds: integer('Seconds that the object has to end by itself once it is deleted.'),
      deletionTimestamp: time('When the object is to be gone; set by the server when it is deleted and has finalizers.'),
      finalizers: {
        description: 'Names of those who have to act before the object goes.',
        ...strings,
        'x-kubernetes-list-type': 'set',
        'x-kubernetes-patch-strategy': 'merge',
      },
      generateName: string('Beginning of a name that the server is to complete where name is empty.'),
      generation: integer('Number of the state that is wanted; counted by the server.'),
      labels: { description: 'What selectors select by.', type: 'object', additionalProperties: empty },
      managedFields: {
        description: 'Which manager has set which fields; kept by the server.',
        type: 'array',
        items: { default: {}, ...is(`${META}.ManagedFieldsEntry`) },
        'x-kubernetes-list-type': 'atomic',
      },
      name: string('Name of the object, unique among those of its kind in its namespace.'),
      namespace: string('The namespace that the object is in; empty for kinds that are in none.'),
      ownerReferences: {
        description: 'The objects that this one depends on.',
        type: 'array',
        items: { default: {}, ...is(`${META}.OwnerReference`) },
        'x-kubernetes-list-map-keys': ['uid'],
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-patch-merge-key': 'uid',
        'x-kubernetes-patch-strategy': 'merge',
      },
      resourceVersion: string('The version of the object, opaque to clients; given by the server.'),
      selfLink: string('No longer set.'),
      uid: string('Tells this object from all others of any time; given by the server.'),
    },
    { description: 'The metadata of an object.' },
  ),
  [metaNames.listMeta]: object(
    {
      continue: string('Token with which the rest of the list can be had; empty where there is none.'),
      remainingItemCount: integer('How many objects the rest has, where that is known.'),
      resourceVersion: string('The version of the list, for watches that go on from it.'),
      selfLink: string('No longer set.'),
      shardInfo: is(`${META}.ShardInfo`, { description: 'The part of the collection that the list is of, where it is not all.' }),
    },
    { description: 'The metadata of a list.' },
  ),
  [`${META}.ShardInfo`]: object({ selector: { ...empty, description: 'What chose the part.' } }, { required: ['selector'] }),
  [`${META}.Time`]: { description: 'A time as RFC 3339 writes it.', type: 'string', format: 'date-time' },
  [`${META}.FieldsV1`]: { description: 'A set of fields, by their paths.', type: 'object' },
  [`${META}.ManagedFieldsEntry`]: object({
    apiVersion: string('The version in which the fields are named.'),
    fieldsType: string('Always FieldsV1.'),
    fieldsV1: is(`${META}.FieldsV1`, { description: 'The fields.' }),
    manager: string('Who manages them.'),
    operation: string('Apply, or Update for everything else.'),
    subresource: string('Through which subresource; empty for the object itself.'),
    time: time('When the set of fields last changed.'),
  }),
  [`${META}.OwnerReference`]: object(
    {
      apiVersion: empty,
      blockOwnerDeletion: boolean('Whether the owner stays, deleted in the foreground, until this object is gone.'),
      controller: boolean('Whether the owner is the controller of the object.'),
      kind: empty,
      name: empty,
      uid: empty,
    },
    {
      description: 'An object that another depends on.',
      required: ['apiVersion', 'kind', 'name', 'uid'],
      'x-kubernetes-map-type': 'atomic',
    },
  ),
  [metaNames.patch]: { description: 'A patch in the format that its content type names.', type: 'object' },
  [`${META}.Preconditions`]: object({
    resourceVersion: string('The version that the object has to have.'),
    uid: string('The uid that the object has to have.'),
  }),
  [metaNames.deleteOptions]: object(
    {
      ...typeMeta,
      dryRun: { description: 'All, for a deletion that is judged and not done.', ...strings, 'x-kubernetes-list-type': 'atomic' },
      gracePeriodSeconds: integer('Seconds that the object has to end by itself.'),
      ignoreStoreReadErrorWithClusterBreakingPotential: boolean('Whether to delete what cannot be read.'),
      orphanDependents: boolean('Superseded by propagationPolicy.'),
      preconditions: is(`${META}.Preconditions`, { description: 'What has to be so for the deletion to be done.' }),
      propagationPolicy: string('What becomes of dependents: Orphan, Background or Foreground.'),
    },
    { 'x-kubernetes-group-version-kind': [{ group: '', kind: 'DeleteOptions', version: 'v1' }] },
  ),
  [`${META}.StatusCause`]: object({
    field: string('The field that is at fault.'),
    message: string('What is wrong, for people.'),
    reason: string('What is wrong, for programs.'),
  }),
  [`${META}.StatusDetails`]: object({
    causes: {
      type: 'array',
      items: { default: {}, ...is(`${META}.StatusCause`) },
      'x-kubernetes-list-type': 'atomic',
    },
    group: string('The group of the kind.'),
    kind: string('The kind, or the resource.'),
    name: string('The name of the object.'),
    retryAfterSeconds: integer('Seconds to wait before another attempt.', 'int32'),
    uid: string('The uid of the object.'),
  }),
  [metaNames.status]: object(
    {
      ...typeMeta,
      code: integer('The status of the response.', 'int32'),
      details: is(`${META}.StatusDetails`, { description: 'More about it, by reason.' }),
      message: string('What happened, for people.'),
      metadata: is(metaNames.listMeta, { default: {} }),
      reason: string('Why it failed, for programs.'),
      status: string('Success or Failure.'),
    },
    { 'x-kubernetes-group-version-kind': [{ group: '', kind: 'Status', version: 'v1' }] },
  ),
}

/** What a document has besides where one of its kinds can be scaled. */
export const scaleSchemas: { readonly [name: string]: object } = {
  [metaNames.scale]: object(
    {
      ...typeMeta,
      metadata: is(metaNames.objectMeta, { default: {} }),
      spec: is(`${SCALE}.ScaleSpec`, { default: {} }),
      status: is(`${SCALE}.ScaleStatus`, { default: {} }),
    },
    { 'x-kubernetes-group-version-kind': [{ group: 'autoscaling', kind: 'Scale', version: 'v1' }] },
  ),
  [`${SCALE}.ScaleSpec`]: object({ replicas: { ...integer('How many there are to be.', 'int32'), default: 0 } }),
  [`${SCALE}.ScaleStatus`]: object(
    { replicas: { ...integer('How many there are.', 'int32'), default: 0 }, selector: string('What selects them.') },
    { required: ['replicas'] },
  ),
}
