import { launchKubernetes } from '@kindbox/apiserver/testing'
import { expect, test } from '@jest/globals'
import { builtTools, notBuilt } from '../tools/built-tools.ts'
import { soak } from './soak.ts'

const assets = builtTools()
const on = assets === undefined ? test.skip : test
const title = 'informers and a controller follow a server through faults'

on(
  assets === undefined ? `${title} (${notBuilt})` : title,
  async () => {
    await using server = await launchKubernetes({ assets: assets! })
    const result = await soak(server, { seed: 1, changes: 1_500, objects: 50 })
    expect(result.faults).toEqual([])
    expect(result.changes).toBeGreaterThanOrEqual(1_500)
    expect(result.quietPoints).toBeGreaterThanOrEqual(3)
    expect(result.done.get('API server killed')).toBe(1)
    expect(result.errors.size).toBeGreaterThan(0)
  },
  180_000,
)
