import type { ForwardedStream } from './forwarded-stream.ts'
import type { Tunnel } from './spdy-tunnel.ts'

interface Place {
  readonly tunnel: Promise<Tunnel>
  /** The tunnel, once it is there. */
  opened?: Tunnel
  /** Connections that are being made. */
  waiting: number
}

/** Tunnels to one port of one pod, as many as its connections need. */
export class TunnelPool {
  readonly #open: () => Promise<Tunnel>
  readonly #expectedCapacity: number
  readonly #port: number
  readonly #places = new Set<Place>()
  #closed = false

  /** @param expectedCapacity of a tunnel that is not there yet */
  constructor(open: () => Promise<Tunnel>, port: number, expectedCapacity: number) {
    this.#open = open
    this.#port = port
    this.#expectedCapacity = expectedCapacity
  }

  /** Opens the first tunnel, so that what hinders all of them is known at once. */
  async prepare(): Promise<void> {
    await this.#newPlace().tunnel
  }

  async connect(): Promise<ForwardedStream> {
    const place = [...this.#places].find((each) => this.#hasRoom(each)) ?? this.#newPlace()
    place.waiting += 1
    try {
      const tunnel = await place.tunnel
      if (!tunnel.open || tunnel.size >= tunnel.capacity) return await this.#elsewhere(place)
      const stream = await tunnel.connect(this.#port)
      stream.once('close', () => this.#tidy())
      return stream
    } finally {
      place.waiting -= 1
    }
  }

  close(): void {
    this.#closed = true
    for (const place of this.#places) place.opened?.close()
    this.#places.clear()
  }

  /** An old server's tunnel carries one connection, which is known only when it is there. */
  async #elsewhere(full: Place): Promise<ForwardedStream> {
    if (full.opened?.open !== true) this.#places.delete(full)
    return await this.connect()
  }

  #hasRoom({ opened, waiting }: Place): boolean {
    if (opened === undefined) return waiting < this.#expectedCapacity
    return opened.open && opened.size + waiting < opened.capacity
  }

  #newPlace(): Place {
    const tunnel = this.#open()
    const place: Place = { tunnel, waiting: 0 }
    this.#places.add(place)
    tunnel.then(
      (opened) => {
        place.opened = opened
        if (this.#closed) opened.close()
      },
      () => this.#places.delete(place),
    )
    return place
  }

  /** One tunnel stays for the next connection. */
  #tidy(): void {
    const idle = [...this.#places].filter(({ opened, waiting }) => opened !== undefined && opened.size === 0 && waiting === 0)
    const spare = idle.find(({ opened }) => opened?.open === true)
    for (const place of idle) {
      if (place === spare) continue
      this.#places.delete(place)
      place.opened?.close()
    }
  }
}
