/** The Kubernetes whose behaviour this server copies; the build says who it really is. */
export const SERVER_VERSION = {
  major: '1',
  minor: '36',
  gitVersion: 'v1.36.4+kindbox',
  gitCommit: '',
  gitTreeState: 'clean',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: '',
  compiler: 'kindbox',
  platform: `${process.platform}/${process.arch}`,
} as const
