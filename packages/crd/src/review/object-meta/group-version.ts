/** The parts of an `apiVersion`; the core group is the empty string. */
export interface GroupVersion {
  readonly group: string
  readonly version: string
}

/** apimachinery's `schema.ParseGroupVersion`; undefined where it fails, with {@link groupVersionProblem} as its error. */
export function parseGroupVersion(apiVersion: string): GroupVersion | undefined {
  if (apiVersion === '' || apiVersion === '/') return { group: '', version: '' }
  const [first = '', second, ...rest] = apiVersion.split('/')
  if (rest.length > 0) return undefined
  return second === undefined ? { group: '', version: first } : { group: first, version: second }
}

export function groupVersionProblem(apiVersion: string): string {
  return `unexpected GroupVersion string: ${apiVersion}`
}
