/**
 * Text from a manifest, fit for a terminal and for programs that read line by line: control characters, which could move the
 * cursor or fake a finding, are written as escapes.
 */
export function oneLine(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones to be shown
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, escaped)
}

function escaped(character: string): string {
  if (character === '\n') return '\\n'
  if (character === '\t') return '\\t'
  if (character === '\r') return '\\r'
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}
