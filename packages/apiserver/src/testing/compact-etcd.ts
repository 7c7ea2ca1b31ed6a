/** The key under which API servers tell each other how far they compacted (apiserver pkg/storage/etcd3/compact.go). */
const COMPACTED = 'compact_rev_key'

/**
 * Compacts an etcd to its latest revision through its JSON gateway, and leaves word for the API server, which does not look for itself: its caches take
 * it up within 15 seconds.
 *
 * @throws Error where etcd refuses.
 */
export async function compactEtcd(url: string): Promise<void> {
  const call = async (path: string, body: object): Promise<{ readonly header: { readonly revision: string } }> => {
    const response = await fetch(`${url}/v3/kv/${path}`, { method: 'POST', body: JSON.stringify(body) })
    const text = await response.text()
    if (!response.ok) throw new Error(`etcd answered ${response.status} to ${path}: ${text}`)
    return JSON.parse(text) as { header: { revision: string } }
  }
  const { revision } = (await call('range', { key: base64(COMPACTED) })).header
  await call('compaction', { revision, physical: true })
  await call('put', { key: base64(COMPACTED), value: base64(revision) })
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
