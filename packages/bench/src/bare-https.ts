import { Agent, get } from 'node:https'
import type { IncomingMessage } from 'node:http'

export interface BareList {
  readonly metadata: { readonly resourceVersion: string; readonly continue?: string }
  readonly items: readonly BareObject[]
}

export interface BareObject {
  readonly metadata: { readonly name: string; readonly resourceVersion?: string; readonly generation?: number }
}

/** The floor that clients are compared with: Node's HTTPS on kept connections, and `JSON.parse`. It neither retries nor checks anything. */
export class BareHttps {
  readonly #agent: Agent
  readonly #url: string

  constructor(url: string, ca: string) {
    this.#agent = new Agent({ keepAlive: true, ca })
    this.#url = url
  }

  async list(path: string): Promise<BareList> {
    const chunks: Buffer[] = []
    for await (const chunk of await this.#open(path)) chunks.push(chunk as Buffer)
    return JSON.parse(Buffer.concat(chunks).toString()) as BareList
  }

  async watch(path: string, take: (event: { readonly type: string; readonly object: BareObject }) => void): Promise<void> {
    const response = await this.#open(path)
    let rest = ''
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const lines = (rest + chunk).split('\n')
      rest = lines.pop()!
      for (const line of lines) take(JSON.parse(line) as { type: string; object: BareObject })
    })
    await new Promise((resolve) => response.on('close', resolve))
  }

  #open(path: string): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => get(`${this.#url}${path}`, { agent: this.#agent }, resolve).on('error', reject))
  }
}
