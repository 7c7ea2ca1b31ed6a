import type { ReadableDocument } from '@kindbox/crd'

/** One object of a manifest: a document of its own, or an item of a List, which has no text of its own. */
export interface ManifestObject extends Pick<ReadableDocument, 'value' | 'problems' | 'position'> {
  readonly text?: string
}
