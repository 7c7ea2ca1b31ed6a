import { request } from 'node:https'
import { ApiError, type Status } from '@kindbox/core'
import type { Credentials } from './test-server.ts'

/** Where a server is and who asks. */
export interface Caller {
  readonly url: string
  /** PEM. */
  readonly ca: string
  readonly credentials: Credentials
}

/** Milliseconds. */
const TIMEOUT = 30_000

/**
 * Sends one request on a connection of its own and reads the answer.
 *
 * @throws KubeError `ApiError` for a refusal.
 */
export async function requestJson({ url, ca, credentials }: Caller, method: string, path: string, body?: object): Promise<unknown> {
  const identity = 'token' in credentials ? {} : { cert: credentials.certificate, key: credentials.key }
  const authorization = 'token' in credentials ? { authorization: `Bearer ${credentials.token}` } : {}
  const payload = body === undefined ? '' : JSON.stringify(body)
  const headers = {
    accept: 'application/json',
    ...authorization,
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
  }
  const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, ca, ...identity, headers, agent: false, timeout: TIMEOUT }, (response) => {
      let received = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (received += chunk))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: received }))
      response.on('error', reject)
    })
    sent.on('timeout', () => sent.destroy(new Error(`${method} ${url}${path} was not answered within ${TIMEOUT / 1_000} s`)))
    sent.on('error', reject).end(payload)
  })
  if (status >= 200 && status < 300) return JSON.parse(text)
  const refusal = statusOf(text) ?? { kind: 'Status', apiVersion: 'v1', metadata: {}, message: text }
  throw new ApiError(`${method} ${path}: ${status} ${refusal.message}`, { ...refusal, code: status })
}

function statusOf(text: string): Status | undefined {
  try {
    const read = JSON.parse(text) as Status | null
    return read?.kind === 'Status' ? read : undefined
  } catch {
    return undefined
  }
}
