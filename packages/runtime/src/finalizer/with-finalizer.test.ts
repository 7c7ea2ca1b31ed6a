import { isApiError, mergePatch, type Patch } from '@kindbox/core'
import { describe, expect, test } from '@jest/globals'
import { apiError } from '../api-error.fixture.ts'
import type { ReconcileContext } from '../controller/reconcile.ts'
import { embeddedSamples } from '../embedded-samples.fixture.ts'
import type { Sample } from '../sample-object.fixture.ts'
import { type FinalizerOptions, withFinalizer } from './with-finalizer.ts'

const NAME = 'clux.dev/cleanup'
const KEY = { namespace: 'default', name: 'a' }

interface Setup extends Partial<Pick<FinalizerOptions<Sample>, 'cleanup' | 'apply'>> {
  readonly finalizers?: string[]
  /** What somebody else does just before a patch is sent. */
  readonly meanwhile?: (samples: ReturnType<typeof embeddedSamples>) => Promise<unknown>
}

/** A sample on an embedded API server, and a reconciler that tells what it does. */
async function setUp({ finalizers, meanwhile, ...functions }: Setup = {}) {
  const samples = embeddedSamples()
  const told: string[] = []
  const sample = await samples.create({ metadata: { name: 'a', ...(finalizers && { finalizers }) }, spec: { text: 'text' } })
  const says = (what: string) => (object: Sample) => void told.push(`${what} ${object.metadata.finalizers?.join(',') ?? 'without'}`)
  let interfere = meanwhile
  const api = {
    get: samples.get.bind(samples),
    async patch(name: string, patch: Patch<Sample>) {
      const before = interfere
      interfere = undefined
      await before?.(samples)
      const patched = await samples.patch(name, patch)
      told.push(`now ${patched.metadata.finalizers?.join(',') ?? 'without'}`)
      return patched
    },
  }
  const reconcile = withFinalizer<Sample>({ name: NAME, api: () => api, apply: says('apply'), cleanup: says('cleanup'), ...functions })
  const context = { key: KEY, signal: new AbortController().signal } as ReconcileContext<Sample>
  return { samples, sample, told, reconcile: (object: Sample | undefined) => reconcile(object, context) }
}

/** What is left of the sample. */
async function finalizersOf(samples: ReturnType<typeof embeddedSamples>): Promise<string[] | 'gone'> {
  try {
    return (await samples.get('a')).metadata.finalizers ?? []
  } catch (error) {
    if (isApiError(error, 'NotFound')) return 'gone'
    throw error
  }
}

describe('an object that lives', () => {
  const cases: [title: string, setup: Setup, told: string[]][] = [
    ['gets the finalizer before it is applied', {}, [`now ${NAME}`, `apply ${NAME}`]],
    ['keeps the finalizers of others', { finalizers: ['other.dev/a'] }, [`now other.dev/a,${NAME}`, `apply other.dev/a,${NAME}`]],
    ['is not patched once it has the finalizer', { finalizers: [NAME] }, [`apply ${NAME}`]],
    [
      'that got another finalizer meanwhile keeps it',
      { meanwhile: (samples) => samples.patch('a', mergePatch({ metadata: { finalizers: ['other.dev/b'] } })) },
      [`now other.dev/b,${NAME}`, `apply other.dev/b,${NAME}`],
    ],
    [
      'that somebody else gave this finalizer meanwhile is not given it twice',
      { meanwhile: (samples) => samples.patch('a', mergePatch({ metadata: { finalizers: [NAME] } })) },
      [`apply ${NAME}`],
    ],
    ['that was deleted meanwhile is not applied', { meanwhile: (samples) => samples.delete('a') }, []],
    [
      'that is being deleted meanwhile is not applied, and gets no finalizer',
      { finalizers: ['other.dev/a'], meanwhile: (samples) => samples.delete('a') },
      [],
    ],
    [
      'whose name belongs to another one meanwhile is not applied',
      {
        meanwhile: async (samples) => {
          await samples.delete('a')
          await samples.create({ metadata: { name: 'a' }, spec: { text: 'another one' } })
        },
      },
      [],
    ],
  ]
  test.each(cases)('%s', async (_, setup, expected) => {
    const { sample, told, reconcile } = await setUp(setup)
    await reconcile(sample)
    expect(told).toEqual(expected)
  })

  test('passes on when apply wants to come again', async () => {
    const { sample, reconcile } = await setUp({ apply: () => ({ requeueAfter: 7 }) })
    expect(await reconcile(sample)).toEqual({ requeueAfter: 7 })
  })
})

describe('an object that is being deleted', () => {
  const deleted = async (setup: Setup) => {
    const made = await setUp(setup)
    await made.samples.delete('a')
    return { ...made, sample: await made.samples.get('a') }
  }
  const cases: [title: string, setup: Setup, told: string[], left: string[] | 'gone'][] = [
    ['is cleaned up, then it may go', { finalizers: [NAME] }, [`cleanup ${NAME}`, 'now without'], 'gone'],
    [
      'keeps the finalizers of others',
      { finalizers: ['other.dev/a', NAME, 'other.dev/b'] },
      [`cleanup other.dev/a,${NAME},other.dev/b`, 'now other.dev/a,other.dev/b'],
      ['other.dev/a', 'other.dev/b'],
    ],
    ['without the finalizer is nothing to us', { finalizers: ['other.dev/a'] }, [], ['other.dev/a']],
    [
      'whose finalizers moved meanwhile loses the right one',
      {
        finalizers: ['other.dev/a', NAME],
        meanwhile: (samples) => samples.patch('a', mergePatch({ metadata: { finalizers: [NAME] } })),
      },
      [`cleanup other.dev/a,${NAME}`, 'now without'],
      'gone',
    ],
    [
      'whose finalizer somebody removed meanwhile is gone',
      { finalizers: [NAME], meanwhile: (samples) => samples.patch('a', mergePatch({ metadata: { finalizers: null } })) },
      [`cleanup ${NAME}`],
      'gone',
    ],
    ['stays until the cleanup is done', { finalizers: [NAME], cleanup: () => ({ requeueAfter: 7 }) }, [], [NAME]],
  ]
  test.each(cases)('%s', async (_, setup, expected, left) => {
    const { samples, sample, told, reconcile } = await deleted(setup)
    await reconcile(sample)
    expect(told).toEqual(expected)
    expect(await finalizersOf(samples)).toEqual(left)
  })

  test('keeps the finalizer when the cleanup fails', async () => {
    const { samples, sample, reconcile } = await deleted({ finalizers: [NAME], cleanup: () => Promise.reject(new Error('no luck')) })
    await expect(reconcile(sample)).rejects.toThrow('no luck')
    expect(await finalizersOf(samples)).toEqual([NAME])
  })
})

test('an object that is gone is left alone', async () => {
  const { told, reconcile } = await setUp()
  expect(await reconcile(undefined)).toBeUndefined()
  expect(told).toEqual([])
})

describe('a patch that the server refuses', () => {
  const refused = apiError(422, 'Invalid', { causes: [{ reason: 'FieldValueInvalid', field: 'metadata.finalizers', message: 'no' }] })
  const cases: [title: string, error: Error, gets: number][] = [
    ['is thrown where the object is as it was seen', refused, 1],
    ['is thrown at once where that has nothing to do with the object', apiError(403, 'Forbidden'), 0],
  ]
  test.each(cases)('%s', async (_, error, gets) => {
    const { samples, sample } = await setUp()
    let asked = 0
    const api = { get: (name: string) => (asked++, samples.get(name)), patch: () => Promise.reject(error) }
    const reconcile = withFinalizer<Sample>({ name: NAME, api: () => api, apply: () => {}, cleanup: () => {} })
    await expect(reconcile(sample, { key: KEY } as ReconcileContext<Sample>)).rejects.toBe(error)
    expect(asked).toBe(gets)
  })
})
