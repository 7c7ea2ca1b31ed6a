/** What the server says of a JSON path that does not begin with a dot (validation.go, validateSimpleJSONPath); it looks at nothing else. */
export function simpleJsonPathProblem(path: string): string | undefined {
  return path.startsWith('.') ? undefined : 'must be a simple json path starting with .'
}
