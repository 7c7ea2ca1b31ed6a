/** An object without anything but its metadata. */
export function partialMetadata({ metadata }: { readonly metadata: object }, apiVersion: string): object {
  return { kind: 'PartialObjectMetadata', apiVersion, metadata }
}
