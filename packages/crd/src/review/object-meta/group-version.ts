/** The parts of an `apiVersion`; the core group is the empty string. */
export interface GroupVersion {
  readonly group: string
  readonly version: string
}

/** apimachinery's `schema.ParseGroupVersion`; undefined where it fails, with {@link groupVersionProblem} as its error. */
export function parseGroupVersion(apiVersion: string): GroupVersion | undefined {
  if (apiVersion === '' || apiVersion === '/') return { group: '', version: '' }
  const slash = apiVersion.indexOf('/')
  if (slash === -1) return { group: '', version: apiVersion }
  return apiVersion.includes('/', slash + 1) ? undefined : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

export function groupVersionProblem(apiVersion: string): string {
  return `unexpected GroupVersion string: ${apiVersion}`
}
