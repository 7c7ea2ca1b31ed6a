import { describe, expect, test } from '@jest/globals'
import { checkScaleSpec, checkScaleStatus } from './scale.ts'

const scale = { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '.status.selector' }

describe('what the scale subresource reads', () => {
  test.each([
    [{}, []],
    [{ spec: { replicas: 3 } }, []],
    [{ spec: null }, []],
    [{ spec: { replicas: -1 } }, ['.spec.replicas Invalid value: -1: should be a non-negative integer']],
    [{ spec: { replicas: 2 ** 31 } }, ['.spec.replicas Invalid value: 2147483648: should be less than or equal to 2147483647']],
    [
      { spec: { replicas: '3' } },
      ['.spec.replicas Invalid value: 0: .spec.replicas accessor error: 3 is of the type string, expected int64'],
    ],
    [
      { spec: { replicas: 1.5 } },
      ['.spec.replicas Invalid value: 0: .spec.replicas accessor error: 1.5 is of the type float64, expected int64'],
    ],
    [
      { spec: { replicas: null } },
      ['.spec.replicas Invalid value: 0: .spec.replicas accessor error: <nil> is of the type <nil>, expected int64'],
    ],
    [
      { spec: [1] },
      [
        '.spec.replicas Invalid value: 0: .spec.replicas accessor error: [1] is of the type []interface {}, expected map[string]interface{}',
      ],
    ],
  ])('spec of %j', (value, expected) => {
    expect(checkScaleSpec(value, scale).map(({ field, message }) => `${field} ${message}`)).toEqual(expected)
  })

  test('status: replicas and selector', () => {
    const value = { status: { replicas: true, selector: { a: 1 } } }
    expect(checkScaleStatus(value, scale).map(({ field, message }) => `${field} ${message}`)).toEqual([
      '.status.replicas Invalid value: 0: .status.replicas accessor error: true is of the type bool, expected int64',
      '.status.selector Invalid value: "": .status.selector accessor error: map[a:1] is of the type map[string]interface {}, expected string',
    ])
  })
})
