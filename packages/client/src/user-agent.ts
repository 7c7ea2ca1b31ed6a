/** The version in package.json; a test holds the two together. */
const version = '0.1.0'

export function userAgent(given?: string): string {
  return given ?? `kindbox/${version} (node ${process.version}; ${process.platform})`
}
