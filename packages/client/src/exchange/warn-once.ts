/** Texts remembered; a server that makes up new ones for ever costs no more. */
const rememberedWarnings = 1000

/** Tells each warning once, as a warning of the Node process. */
export function warnOnce(): (warning: string, request: string) => void {
  const seen = new Set<string>()
  return (warning, request) => {
    if (seen.has(warning) || seen.size >= rememberedWarnings) return
    seen.add(warning)
    process.emitWarning(`${request}: ${warning}`, 'KubernetesWarning')
  }
}
