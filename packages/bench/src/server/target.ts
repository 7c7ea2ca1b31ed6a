import type { ApiServer } from '@kindbox/apiserver'
import type { Credentials } from '@kindbox/apiserver/testing'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'

/** A server to be measured, reached without any client library. */
export interface Target {
  readonly name: string
  /** The text of the answer. @throws Error where the server refuses. */
  send(method: 'GET' | 'POST', path: string, body?: string): Promise<string>
  /** The bytes of a watch; begins once the server has answered. */
  watch(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>>
}

export function inProcess(server: Pick<ApiServer, 'fetch'>): Target {
  const url = (path: string) => `http://embedded${path}`
  return {
    name: 'embedded, in process',
    async send(method, path, body) {
      const sent = body === undefined ? { method } : { method, body, headers: { 'content-type': 'application/json' } }
      const response = await server.fetch(url(path), sent)
      return accepted(response.status, await response.text(), method, path)
    },
    async watch(path, signal) {
      const { body } = await server.fetch(url(path), { signal })
      if (body === null) throw new Error('a watch has no body')
      return body
    },
  }
}

export function overHttps(name: string, { url, ca, ...credentials }: { url: string; ca: string } & Credentials): Target {
  const identity = 'token' in credentials ? {} : { cert: credentials.certificate, key: credentials.key }
  const agent = new Agent({ keepAlive: true, ca, ...identity })
  const authorization = 'token' in credentials ? { authorization: `Bearer ${credentials.token}` } : {}
  const open = (method: string, path: string, body?: string, signal?: AbortSignal) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { ...authorization, ...(body !== undefined && { 'content-type': 'application/json' }) }
      request(`${url}${path}`, { method, agent, headers, ...(signal && { signal }) }, resolve)
        .on('error', reject)
        .end(body)
    })
  return {
    name,
    async send(method, path, body) {
      const response = await open(method, path, body)
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      return accepted(response.statusCode ?? 0, Buffer.concat(chunks).toString(), method, path)
    },
    watch: (path, signal) => open('GET', path, undefined, signal),
  }
}

function accepted(status: number, text: string, method: string, path: string): string {
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text.slice(0, 500)}`)
  return text
}
