import { dns1123Subdomain, labelKey, labelValue, maskTrailingDash, pathSegment } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import type { ObjectMeta, Path } from '@kindbox/core'
import { child } from '../go/field-path.ts'
import { coerceObjectMeta } from './coerce-object-meta.ts'
import { validateObjectMeta } from './validate-object-meta.ts'
import { validateObjectMetaUpdate } from './validate-object-meta-update.ts'

const at = child(undefined, 'metadata')

describe('coercion keeps what says something', () => {
  test.each([
    [{ name: 'a', labels: {}, finalizers: [], creationTimestamp: null, generation: 0 }, { name: 'a' }],
    [{ labels: { a: null, b: 'c' } }, { labels: { a: '', b: 'c' } }],
    [
      { ownerReferences: [null, { uid: 'u', controller: false, blockOwnerDeletion: null }] },
      {
        ownerReferences: [
          { apiVersion: '', kind: '', name: '', uid: '' },
          { apiVersion: '', kind: '', name: '', uid: 'u', controller: false },
        ],
      },
    ],
    [{ finalizers: [null, 'a'] }, { finalizers: ['', 'a'] }],
    [
      { deletionTimestamp: '2020-01-01T00:00:00.9Z', deletionGracePeriodSeconds: 0 },
      { deletionTimestamp: '2020-01-01T00:00:00Z', deletionGracePeriodSeconds: 0 },
    ],
    [
      { managedFields: [{ manager: 'm', time: null, fieldsV1: { 'f:a': {} } }] },
      { managedFields: [{ manager: 'm', fieldsV1: { 'f:a': {} } }] },
    ],
    [null, {}],
  ])('%j', (metadata, coerced) => {
    expect(coerceObjectMeta(metadata, [])).toEqual(coerced)
  })

  test('fields that ObjectMeta does not have', () => {
    const unknown: Path[] = []
    coerceObjectMeta({ zz: 1, Name: 'x', ownerReferences: [{ a: 1 }], managedFields: [{ b: 1 }] }, unknown)
    expect(unknown).toEqual([['Name'], ['managedFields', 0, 'b'], ['ownerReferences', 0, 'a'], ['zz']])
  })
})

describe('wrong types, in the words of encoding/json', () => {
  test.each([
    ['x', 'json: cannot unmarshal string into Go value of type v1.ObjectMeta'],
    [{ name: 3 }, 'json: cannot unmarshal number into Go struct field ObjectMeta.name of type string'],
    [{ annotations: { a: 1 }, labels: [] }, 'json: cannot unmarshal number into Go struct field ObjectMeta.annotations of type string'],
    [{ annotations: { a: 1 }, creationTimestamp: 'x' }, 'parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"'],
    [{ labels: [] }, 'json: cannot unmarshal array into Go struct field ObjectMeta.labels of type map[string]string'],
    [{ labels: { a: true } }, 'json: cannot unmarshal bool into Go struct field ObjectMeta.labels of type string'],
    [{ generation: 1.5 }, 'json: cannot unmarshal number 1.5 into Go struct field ObjectMeta.generation of type int64'],
    [{ ownerReferences: {} }, 'json: cannot unmarshal object into Go struct field ObjectMeta.ownerReferences of type []v1.OwnerReference'],
    [
      { ownerReferences: [{ uid: 3 }] },
      'json: cannot unmarshal number into Go struct field OwnerReference.ownerReferences.uid of type types.UID',
    ],
    [{ creationTimestamp: 3 }, 'json: cannot unmarshal number into Go struct field ObjectMeta.creationTimestamp of type string'],
    [{ creationTimestamp: 'x' }, 'parsing time "x" as "2006-01-02T15:04:05Z07:00": cannot parse "x" as "2006"'],
    [{ name: 1, annotations: 2 }, 'json: cannot unmarshal number into Go struct field ObjectMeta.annotations of type map[string]string'],
  ])('%j', (metadata, message) => {
    expect(() => coerceObjectMeta(metadata, [])).toThrow(message)
  })
})

describe('names', () => {
  test.each([
    [dns1123Subdomain, 'a.b-c.9', 0],
    [dns1123Subdomain, 'A', 1],
    [dns1123Subdomain, `${'a.'.repeat(130)}a`, 1],
    [labelKey, 'example.com/Name_1', 0],
    [labelKey, '/x', 1],
    [labelKey, 'x/', 2],
    [labelKey, 'a/b/c', 1],
    [labelKey, 'é', 1],
    [labelKey, 'a'.repeat(64), 1],
    [labelValue, '', 0],
    [labelValue, '-', 1],
    [pathSegment, '..', 1],
    [pathSegment, 'a/%', 2],
  ])('%p of %.20s finds %i problems', (rule, value, count) => {
    expect(rule(value)).toHaveLength(count)
  })

  test('a long name that is none is told apart in linear time', () => {
    expect(dns1123Subdomain(`${'a-'.repeat(500_000)}!`)).toHaveLength(2)
    expect(labelKey(`${'a.'.repeat(500_000)}!`)).toHaveLength(2)
  })

  test.each([
    ['abc-', 'aba'],
    ['-', '-'],
    ['abc', 'abc'],
  ])('%s may become the beginning of a name as %s', (prefix, masked) => {
    expect(maskTrailingDash(prefix)).toBe(masked)
  })
})

describe('a new object', () => {
  const validate = (metadata: ObjectMeta, namespaced = true) =>
    validateObjectMeta(metadata, { at, namespaced, name: pathSegment, generateName: pathSegment }).map(
      ({ field, message }) => `${field} ${message}`,
    )

  test.each<[string, ObjectMeta, boolean, (string | RegExp)[]]>([
    ['valid', { name: 'a', namespace: 'b' }, true, []],
    ['no name', { namespace: 'b' }, true, ['metadata.name Required value: name or generateName is required']],
    ['no namespace', { name: 'a' }, true, ['metadata.namespace Required value']],
    ['a namespace too many', { name: 'a', namespace: 'b' }, false, ['metadata.namespace Forbidden: not allowed on this type']],
    ['a namespace with dots', { name: 'a', namespace: 'b.c' }, true, ['metadata.namespace Invalid value: "b.c": must not contain dots']],
    ['generation', { name: 'a', generation: -1 }, false, ['metadata.generation Invalid value: -1: must be greater than or equal to 0']],
    ['case of annotation keys', { name: 'a', annotations: { 'A.B/c': '' } }, false, []],
    [
      'size of annotations',
      { name: 'a', annotations: { a: 'é'.repeat(131_072) } },
      false,
      ['metadata.annotations Too long: may not be more than 262144 bytes'],
    ],
    [
      'finalizers that exclude each other',
      { name: 'a', finalizers: ['orphan', 'foregroundDeletion'] },
      false,
      ['metadata.finalizers Invalid value: ["orphan","foregroundDeletion"]: finalizer orphan and foregroundDeletion cannot be both set'],
    ],
    [
      'owner without anything',
      { name: 'a', ownerReferences: [{ apiVersion: 'a/b/c', kind: '', name: '', uid: '' }] },
      false,
      [
        'metadata.ownerReferences.apiVersion Invalid value: "a/b/c": version must not be empty',
        'metadata.ownerReferences.kind Invalid value: "": must not be empty',
        'metadata.ownerReferences.name Invalid value: "": must not be empty',
        'metadata.ownerReferences.uid Invalid value: "": must not be empty',
      ],
    ],
    [
      'an event as owner',
      { name: 'a', ownerReferences: [{ apiVersion: 'v1', kind: 'Event', name: 'e', uid: 'u' }] },
      false,
      [
        'metadata.ownerReferences Invalid value: {"apiVersion":"v1","kind":"Event","name":"e","uid":"u"}: /v1, Kind=Event is disallowed from being an owner',
      ],
    ],
    [
      'two controllers',
      { name: 'a', ownerReferences: ['b', 'c'].map((name) => ({ apiVersion: 'v1', kind: 'Pod', name, uid: name, controller: true })) },
      false,
      [
        'metadata.ownerReferences Invalid value: [{"apiVersion":"v1","kind":"Pod","name":"b","uid":"b","controller":true},{"apiVersion":"v1","kind":"Pod","name":"c","uid":"c","controller":true}]: Only one reference can have Controller set to true. Found "true" in references for Pod/b and Pod/c',
      ],
    ],
    [
      'managed fields',
      { name: 'a', managedFields: [{ manager: 'a\u0007', subresource: 'x'.repeat(257) }] },
      false,
      [
        'metadata.managedFields[0].operation Invalid value: "": must be `Apply` or `Update`',
        'metadata.managedFields[0].manager Invalid value: "a\\a": invalid character U+0007 (at position 1)',
        'metadata.managedFields[0].subresource Too long: may not be more than 256 bytes',
      ],
    ],
  ])('%s', (_, metadata, namespaced, expected) => {
    expect(validate(metadata, namespaced)).toEqual(expected)
  })
})

describe('an update', () => {
  const old: ObjectMeta = { name: 'a', uid: 'u', resourceVersion: '1', generation: 2, creationTimestamp: '2020-01-01T00:00:00Z' }
  test.each<[string, ObjectMeta, ObjectMeta, string[]]>([
    ['the same', old, old, []],
    [
      'another identity',
      { ...old, name: 'b', namespace: 'n', uid: 'v' },
      old,
      [
        'metadata.name Invalid value: "b": field is immutable',
        'metadata.namespace Invalid value: "n": field is immutable',
        'metadata.uid Invalid value: "v": field is immutable',
      ],
    ],
    [
      'without a resource version',
      { name: 'a', uid: 'u', generation: 2, creationTimestamp: '2020-01-01T00:00:00Z' },
      old,
      ['metadata.resourceVersion Invalid value: "": must be specified for an update'],
    ],
    ['a smaller generation', { ...old, generation: 1 }, old, ['metadata.generation Invalid value: 1: must not be decremented']],
    [
      'a deletion that nobody asked for',
      { ...old, deletionTimestamp: '2020-01-01T00:00:00Z' },
      old,
      ['metadata.deletionTimestamp Invalid value: "2020-01-01T00:00:00Z": field is immutable'],
    ],
    [
      'a finalizer during deletion',
      { ...old, deletionTimestamp: 'x', finalizers: ['b/c', 'a/b'] },
      { ...old, deletionTimestamp: 'x', finalizers: [] },
      [
        'metadata.finalizers Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"a/b", "b/c"}',
      ],
    ],
  ])('%s', (_, metadata, before, expected) => {
    expect(validateObjectMetaUpdate(metadata, before, at).map(({ field, message }) => `${field} ${message}`)).toEqual(expected)
  })
})
