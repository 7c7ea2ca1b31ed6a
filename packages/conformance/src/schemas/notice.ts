/** The first line of every file that the command writes. */
export function notice(version: string): string {
  return `// Written by \`npm run schemas\` from what kube-apiserver ${version} says of itself in /openapi/v3 and discovery. Not to be edited.`
}

/** A string literal in single quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`
}
