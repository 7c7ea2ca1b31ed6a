/** Channels of `v4.channel.k8s.io` and `v5.channel.k8s.io`: the first byte of each message (apimachinery pkg/util/remotecommand). */
export const channel = { stdin: 0, stdout: 1, stderr: 2, status: 3, resize: 4, close: 255 } as const

/** The subprotocols we speak. v5, of Kubernetes 1.30, adds the end of standard input. */
export const remoteCommandProtocols = ['v5.channel.k8s.io', 'v4.channel.k8s.io'] as const

/**
 * Bytes of data in a message. Go's side reads a message whole before it hands it on, and refuses more than 32 MiB; larger ones than this
 * are no faster.
 */
export const maxDataBytes = 64 * 1024

/** A message for a channel. */
export function messageFor(number: number, data: Uint8Array | string): Uint8Array {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data
  const message = Buffer.allocUnsafe(bytes.length + 1)
  message[0] = number
  message.set(bytes, 1)
  return message
}

/** Messages that carry data of any length, one after the other. */
export function* messagesFor(number: number, data: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let start = 0; start < data.length; start += maxDataBytes) yield messageFor(number, data.subarray(start, start + maxDataBytes))
}
