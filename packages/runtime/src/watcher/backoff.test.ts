import { describe, expect, test } from '@jest/globals'
import { defaultBackoff, delayAfter, type Failure } from './backoff.ts'

const highest = 1 - 2 ** -53

describe('the delay after a failure', () => {
  const cases: [title: string, failure: Failure, milliseconds: number][] = [
    ['is a second at least', { attempts: 1, chance: 0 }, 1_000],
    ['leaves time for an answer within two seconds at first', { attempts: 1, chance: highest }, 1_500],
    ['is drawn from all between', { attempts: 1, chance: 0.5 }, 1_250],
    ['has not grown after ten failures', { attempts: 10, chance: highest }, 1_500],
    ['has not grown after two minutes of failures', { attempts: 96, chance: highest }, 1_500],
    ['doubles from then on', { attempts: 97, chance: highest }, 3_000],
    ['keeps its whole span', { attempts: 97, chance: 0 }, 1_000],
    ['is half a minute at most', { attempts: 1e9, chance: highest }, 30_000],
    ['is what the server asks for', { attempts: 1, chance: 0, retryAfterSeconds: 5 }, 5_000],
    ['spreads those whom the server asked the same', { attempts: 1, chance: 0.5, retryAfterSeconds: 5 }, 5_250],
    ['is not shortened by the server', { attempts: 1, chance: 0.5, retryAfterSeconds: 1 }, 1_250],
    ['does not become an hour because the server says so', { attempts: 1, chance: 0, retryAfterSeconds: 3_600 }, 30_000],
  ]
  test.each(cases)('%s', (_, failure, milliseconds) => {
    expect(delayAfter(failure, defaultBackoff)).toBe(milliseconds)
  })
})
