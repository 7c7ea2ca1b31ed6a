import type { HttpFault } from './http-fault.ts'

/** What can go wrong between a client and its server. Bytes count from the moment of the fault. */
export type Fault =
  /** Every open connection is reset after so many bytes more of the server's. */
  | { readonly type: 'cut'; readonly bytes: readonly number[] }
  /** Connections are accepted, bytes acknowledged, and nothing is passed on; with `forever`, the connections of that time never recover. */
  | { readonly type: 'stall'; readonly forever: boolean }
  | { readonly type: 'refuse' }
  /** Every chunk takes so many milliseconds. */
  | { readonly type: 'slow'; readonly milliseconds: number }
  /** Open watches end with half a line. */
  | { readonly type: 'half-line' }
  /** Open watches end with an ERROR event. */
  | { readonly type: 'error-event'; readonly code: number }
  /** Requests are answered like this in the server's place. */
  | { readonly type: 'answer'; readonly to: 'list' | 'watch' | 'all'; readonly answer: HttpFault }

/** A fault in a few words. */
export function describeFault(fault: Fault): string {
  switch (fault.type) {
    case 'stall':
      return fault.forever ? 'stall for ever' : 'stall'
    case 'error-event':
      return `ERROR event ${fault.code}`
    case 'answer': {
      const { answer, to } = fault
      const said = answer.type === 'Status' && answer.retryAfterSeconds !== undefined ? ' with Retry-After' : ''
      const what =
        answer.type === 'HalfBody' ? 'half a body' : answer.type === 'Html' ? `HTML with ${answer.code}` : `HTTP ${answer.code}${said}`
      return `${what} to ${to === 'all' ? 'everything' : `each ${to}`}`
    }
    default:
      return fault.type
  }
}
