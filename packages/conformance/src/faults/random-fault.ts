import type { Random } from '../differential/random.ts'
import type { Fault } from './fault.ts'
import type { HttpFault } from './http-fault.ts'

/** Any fault, each kind as often as its weight says. */
export function randomFault(random: Random): Fault {
  const type = random.weighted({ cut: 4, stall: 3, refuse: 2, slow: 2, 'half-line': 2, 'error-event': 3, answer: 6 })
  switch (type) {
    case 'cut':
      // Some within the record of an event, some long after it.
      return { type, bytes: Array.from({ length: 4 }, () => (random.oneIn(4) ? 0 : random.integer(1, 20_000))) }
    case 'stall':
      return { type, forever: random.oneIn(2) }
    case 'slow':
      return { type, milliseconds: random.integer(5, 100) }
    case 'error-event':
      return { type, code: random.pick([410, 500]) }
    case 'answer':
      return { type, to: random.pick(['list', 'watch', 'all']), answer: randomAnswer(random) }
    default:
      return { type }
  }
}

function randomAnswer(random: Random): HttpFault {
  switch (random.weighted({ Status: 6, Html: 2, HalfBody: 1 })) {
    case 'Html':
      return { type: 'Html', code: random.pick([200, 200, 502]) }
    case 'HalfBody':
      return { type: 'HalfBody' }
    case 'Status': {
      const code = random.pick([410, 429, 500, 503, 504])
      const hasRetryAfter = code !== 410 && random.oneIn(2)
      return { type: 'Status', code, ...(hasRetryAfter && { retryAfterSeconds: 1 }) }
    }
  }
}
