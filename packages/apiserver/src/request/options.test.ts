import { describe, expect, test } from '@jest/globals'
import { deleteOptions } from './delete-options.ts'
import { listOptions } from './list-options.ts'
import { patchOptions, writeOptions } from './write-options.ts'

const refusal = (code: number, message: string) => expect.objectContaining({ status: expect.objectContaining({ code, message }) })

describe('of writes', () => {
  test.each([
    ['', { dryRun: false, fieldValidation: 'Warn', fieldManager: '' }],
    ['dryRun=All&fieldValidation=Strict', { dryRun: true, fieldValidation: 'Strict', fieldManager: '' }],
    ['fieldValidation=', { dryRun: false, fieldValidation: 'Warn', fieldManager: '' }],
    ['fieldManager=me', { dryRun: false, fieldValidation: 'Warn', fieldManager: 'me' }],
  ])('%s', (query, expected) => {
    expect(writeOptions(new URLSearchParams(query), 'CreateOptions')).toEqual(expected)
  })

  test.each([
    ['dryRun=x', 'CreateOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ["x"]: supported values: "All"'],
    [
      'fieldValidation=x',
      'CreateOptions.meta.k8s.io "" is invalid: fieldValidation: Unsupported value: "x": supported values: "", "Ignore", "Strict", "Warn"',
    ],
    [
      'fieldManager=%01',
      'CreateOptions.meta.k8s.io "" is invalid: fieldManager: Invalid value: "\\x01": invalid character U+0001 (at position 0)',
    ],
    [`fieldManager=${'x'.repeat(129)}`, 'CreateOptions.meta.k8s.io "" is invalid: fieldManager: Too long: may not be more than 128 bytes'],
    [
      'dryRun=x&fieldManager=a%02',
      'CreateOptions.meta.k8s.io "" is invalid: [fieldManager: Invalid value: "a\\x02": invalid character U+0002 (at position 1), dryRun: Unsupported value: ["x"]: supported values: "All"]',
    ],
  ])('%s is refused', (query, message) => {
    expect(() => writeOptions(new URLSearchParams(query), 'CreateOptions')).toThrow(refusal(422, message))
  })

  test.each([
    ['force=true', false, 'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch'],
    ['', true, 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch'],
  ])('of a patch: %s (apply: %s)', (query, isApply, message) => {
    expect(() => patchOptions(new URLSearchParams(query), isApply)).toThrow(refusal(422, message))
  })
})

describe('of deletions', () => {
  test.each([
    [undefined, '', { dryRun: false }],
    [
      undefined,
      'dryRun=All&gracePeriodSeconds=5&propagationPolicy=Orphan',
      { dryRun: true, gracePeriodSeconds: 5, propagationPolicy: 'Orphan' },
    ],
    [undefined, 'orphanDependents=false', { dryRun: false, orphanDependents: false }],
    [{ kind: 'DeleteOptions', apiVersion: 'v1', dryRun: ['All'] }, 'dryRun=x', { dryRun: true }],
    [{ preconditions: { uid: 'x' }, propagationPolicy: null }, '', { dryRun: false, preconditions: { uid: 'x' } }],
  ])('%j and %s', (body, query, expected) => {
    expect(deleteOptions(body, new URLSearchParams(query))).toEqual(expected)
  })

  test.each([
    [undefined, 'gracePeriodSeconds=x', 400, 'strconv.ParseInt: parsing "x": invalid syntax'],
    [
      { propagationPolicy: 'X' },
      '',
      422,
      'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "X": supported values: "Foreground", "Background", "Orphan", "nil"',
    ],
    [
      { propagationPolicy: 'Orphan', orphanDependents: true },
      '',
      422,
      'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Invalid value: "Orphan": orphanDependents and deletionPropagation cannot be both set',
    ],
    [
      { propagationPolicy: 1 },
      '',
      400,
      'json: cannot unmarshal number into Go struct field DeleteOptions.propagationPolicy of type v1.DeletionPropagation',
    ],
    [{ kind: 'Foo' }, '', 400, 'no kind "Foo" is registered for version "meta.k8s.io/v1" in scheme "pkg/runtime/scheme.go:111"'],
  ])('%j and %s are refused', (body, query, code, message) => {
    expect(() => deleteOptions(body, new URLSearchParams(query))).toThrow(refusal(code, message))
  })
})

describe('of lists and watches', () => {
  test('defaults', () => {
    expect(listOptions(new URLSearchParams(), false)).toEqual({
      labelSelector: '',
      fieldSelector: '',
      limit: 0,
      continue: '',
      resourceVersion: '',
      resourceVersionMatch: '',
      timeoutSeconds: 0,
      allowWatchBookmarks: false,
    })
  })

  const invalid = (why: string) => `ListOptions.meta.k8s.io "" is invalid: ${why}`
  test.each([
    ['limit=x', false, 400, 'strconv.ParseInt: parsing "x": invalid syntax'],
    [
      'resourceVersionMatch=Exact',
      false,
      422,
      invalid('resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided'),
    ],
    [
      'resourceVersionMatch=Exact&resourceVersion=0',
      false,
      422,
      invalid('resourceVersionMatch: Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"'),
    ],
    [
      'resourceVersionMatch=Exact&resourceVersion=1&continue=x',
      false,
      422,
      invalid('resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided'),
    ],
    [
      'resourceVersionMatch=X&resourceVersion=1',
      false,
      422,
      invalid('resourceVersionMatch: Unsupported value: "X": supported values: "Exact", "NotOlderThan", ""'),
    ],
    ['sendInitialEvents=true', false, 422, invalid('sendInitialEvents: Forbidden: sendInitialEvents is forbidden for list')],
    [
      'sendInitialEvents=true',
      true,
      422,
      invalid('resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'),
    ],
    [
      'resourceVersionMatch=NotOlderThan&resourceVersion=1',
      true,
      422,
      invalid('resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'),
    ],
  ])('%s (watch: %s) is refused', (query, watch, code, message) => {
    expect(() => listOptions(new URLSearchParams(query), watch)).toThrow(refusal(code, message))
  })
})
