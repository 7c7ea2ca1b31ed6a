import type { Reply } from './reply.ts'

/** The same answer in YAML, keys sorted as the server sorts them. Streams stay as they are. */
export async function yamlReply(reply: Reply): Promise<Reply> {
  if (typeof reply.body !== 'string') return reply
  // Loaded here, because hardly anybody asks for YAML.
  const { stringify } = await import('yaml')
  const body = stringify(JSON.parse(reply.body), {
    version: '1.1',
    indentSeq: false,
    sortMapEntries: true,
    lineWidth: 0,
    aliasDuplicateObjects: false,
  })
  return { ...reply, headers: reply.headers.map(([name, value]) => [name, name === 'content-type' ? 'application/yaml' : value]), body }
}
