import type { Identify, Identity } from '../config/credentials.ts'
import type { FetchResponse } from '../transport/fetch-like.ts'
import type { LinkedAbort } from './linked-abort.ts'

/**
 * Sends as whom the wire names; where the server answers 401 and there is another identity, once more as that one. A request that was not
 * let in has changed nothing, so any may be sent again.
 *
 * @param refused the response in an answer, if it is one of HTTP
 */
export async function identified<Answer>(
  { identify }: { readonly identify: Identify },
  abort: LinkedAbort,
  sendAs: (identity: Identity) => Promise<Answer>,
  refused: (answer: Answer) => FetchResponse | undefined,
): Promise<Answer> {
  const identity = await abort.race(identify())
  const answer = await sendAs(identity)
  const response = refused(answer)
  if (response?.status !== 401) return answer
  const other = await abort.race(identify(identity))
  if (other === identity) return answer
  // Nobody cares why the first one was refused; once it is read, its connection serves the second.
  await abort.race(response.text()).catch(() => {})
  return await sendAs(other)
}
