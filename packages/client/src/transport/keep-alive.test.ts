import { describe, expect, test } from '@jest/globals'
import { KeepAlive } from './keep-alive.ts'

type Step = readonly ['heard' | 'sent', at: number] | readonly ['reading' | 'paused', at: number, dead: boolean]

describe('an end that does not answer is given up', () => {
  const cases: { title: string; steps: readonly Step[] }[] = [
    {
      title: 'after its patience, counted from the start',
      steps: [
        ['reading', 60, false],
        ['reading', 61, true],
      ],
    },
    {
      title: 'counted from what was last heard',
      steps: [
        ['heard', 50],
        ['reading', 110, false],
        ['reading', 111, true],
      ],
    },
    {
      title: 'not while something of ours may wait for a process to read it',
      steps: [
        ['heard', 1],
        ['sent', 2],
        ['reading', 1000, false],
        ['heard', 1001],
        ['reading', 1062, true],
      ],
    },
    {
      title: 'not while we do not read, and not at once when we do again',
      steps: [
        ['paused', 500, false],
        ['reading', 560, false],
        ['reading', 561, true],
      ],
    },
  ]
  test.each(cases)('$title', ({ steps }) => {
    const alive = new KeepAlive({ interval: 20, patience: 60 }, 0)
    for (const [what, at, dead] of steps) {
      if (what === 'heard') alive.heard(at)
      else if (what === 'sent') alive.sent()
      else expect({ at, dead: alive.isDead(at, what === 'reading') }).toEqual({ at, dead })
    }
  })
})
