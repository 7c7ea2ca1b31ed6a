/** The text, cut so that it has at most so many bytes in UTF-8, which is how the server counts; an ellipsis says that it was. */
export function boundedText(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  const ellipsis = '…'
  let room = bytes - Buffer.byteLength(ellipsis)
  let kept = ''
  for (const character of text) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    kept += character
  }
  return kept + ellipsis
}
