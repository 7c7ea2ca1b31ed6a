import { KubeError } from '@kindbox/core'

/** The version in package.json; a test holds the two together. */
const version = '0.1.0'

/** @throws KubeError `ConfigError` for what no header can carry */
export function userAgent(given = `kindbox/${version} (node ${process.version}; ${process.platform})`): string {
  if (/^[\x20-\x7e]+$/.test(given)) return given
  throw new KubeError('ConfigError', 'userAgent has to be printable ASCII text, and not empty.')
}
