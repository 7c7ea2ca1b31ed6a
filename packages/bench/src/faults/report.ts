/** What an informer in a process of its own tells the bench, a line of JSON each. */
export type Report =
  | { readonly type: 'Added' | 'Modified' | 'Deleted'; readonly name: string; readonly version: number }
  | { readonly type: 'Error'; readonly message: string }
  /** The first list is in, with so many objects. */
  | { readonly type: 'Synced'; readonly objects: number }
