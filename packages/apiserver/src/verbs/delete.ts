import { badRequest } from '../failure/failure.ts'
import { bodyFormat } from '../http/content-type.ts'
import type { Reply } from '../http/reply.ts'
import { decodeText } from '../decode/decode-text.ts'
import { type DeleteOptions, deleteOptions } from '../request/delete-options.ts'
import { listOptions } from '../request/list-options.ts'
import { selection } from '../selector/selection.ts'
import type { Call } from './call.ts'
import { deleteObject, type Deletion } from './deletion.ts'
import { existing } from './get.ts'
import { listJson, readPage } from './list.ts'
import { deletedStatus, replyJson, replyObject } from './respond.ts'

/** DELETE of one object. 200 whether it is gone or waits for its finalizers; the answer tells which. */
export async function deleteOne(call: Call): Promise<Reply> {
  const options = await readOptions(call)
  const stored = existing(call)
  const deletion = deleteObject(call.resource, stored, options, call.server)
  const reply =
    'deleted' in deletion ? replyJson(call, deletedStatus(call.resource, stored.object)) : replyDeleting(call, deletion.deleting, options)
  finalize(call, deletion)
  return reply
}

/** DELETE of the objects of a namespace, or of those that selectors choose. */
export async function deleteCollection(call: Call): Promise<Reply> {
  const listed = listOptions(call.query, false)
  const selected = selection(call.resource, listed)
  const options = await readOptions(call)
  const page = readPage(call, listed, selected)
  for (const { key } of page.items) {
    // A page of an older version may hold what is gone or changed by now.
    const stored = call.resource.objects.get(key)
    if (stored !== undefined) finalize(call, deleteObject(call.resource, stored, options, call.server))
  }
  return replyJson(call, listJson(call, page))
}

/** 202 only for those who say with a superseded option that dependents are to go too. */
function replyDeleting(call: Call, object: Parameters<typeof replyObject>[1], { orphanDependents }: DeleteOptions): Reply {
  return replyObject(call, object, orphanDependents === false ? 202 : 200)
}

function finalize({ resource }: Call, deletion: Deletion): void {
  if ('deleting' in deletion && deletion.stored !== undefined) resource.hooks?.finalize?.(deletion.stored)
}

async function readOptions({ incoming, query }: Call): Promise<DeleteOptions> {
  const text = await incoming.body()
  if (text === '') return deleteOptions(undefined, query)
  const decoded = decodeText(text, bodyFormat(incoming.header('content-type')))
  if ('problem' in decoded) throw badRequest(`couldn't get version/kind; json parse error: ${decoded.problem}`)
  return deleteOptions(decoded.value, query)
}
