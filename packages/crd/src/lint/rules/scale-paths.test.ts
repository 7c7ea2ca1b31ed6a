import { describe, expect, test } from '@jest/globals'
import { faults, withRoot } from '../foo-crd.fixture.ts'
import { scalePaths } from './scale-paths.ts'

const withScale = (scale: unknown) => withRoot({ type: 'object' }, { subresources: { scale } })
const AT = 'spec.subresources.scale'

describe('scale-paths', () => {
  test.each([
    { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas' },
    { specReplicasPath: ".spec.a['b']", statusReplicasPath: '.status.replicas', labelSelectorPath: '.spec.selector' },
    { specReplicasPath: '.spec.replicas', statusReplicasPath: '.status.replicas', labelSelectorPath: '' },
  ])('takes %j', (scale) => {
    expect(faults(scalePaths, withScale(scale))).toEqual([])
  })

  test.each([
    [{}, [`${AT}.specReplicasPath: Required value`, `${AT}.statusReplicasPath: Required value`]],
    [
      { specReplicasPath: ".spec['x']", statusReplicasPath: 'status.replicas' },
      [
        `${AT}.specReplicasPath: Invalid value: ".spec['x']": should be a json path under .spec`,
        `${AT}.statusReplicasPath: Invalid value: "status.replicas": must be a simple json path starting with .`,
      ],
    ],
    [
      { specReplicasPath: '.spec.replicas', statusReplicasPath: '.spec.replicas', labelSelectorPath: '.metadata.labels' },
      [
        `${AT}.statusReplicasPath: Invalid value: ".spec.replicas": should be a json path under .status`,
        `${AT}.labelSelectorPath: Invalid value: ".metadata.labels": should be a json path under either .spec or .status`,
      ],
    ],
  ])('refuses %j', (scale, expected) => {
    expect(faults(scalePaths, withScale(scale))).toEqual(expected)
  })
})
