import type { ReviewOptions } from '@kindbox/crd'
import { parse } from 'yaml'
import { badRequest } from '../failure/failure.ts'

/** What a text says, and what only a strict reader minds in it: duplicate fields. */
export interface Decoded {
  readonly value: unknown
  readonly problems: NonNullable<ReviewOptions['problems']>
}

/** @throws ApiError 400 for text that cannot be read, naming the kind that was expected. */
export function decodeText(text: string, format: 'json' | 'yaml', kind: string): Decoded {
  if (format === 'yaml') return { value: parse(text), problems: [] }
  const { problem, ...decoded } = decodeJson(text)
  if (problem !== undefined)
    throw badRequest(
      `the object provided is unrecognized (must be of type ${kind}): couldn't get version/kind; json parse error: ${problem}`,
    )
  return decoded
}

export function decodeJson(text: string): Decoded & { readonly problem?: string } {
  try {
    return { value: JSON.parse(text), problems: [] }
  } catch (error) {
    return { value: undefined, problems: [], problem: error instanceof Error ? error.message : String(error) }
  }
}
