import { readFile } from 'node:fs/promises'
import { KubeError } from '@kindbox/core'
import { Section } from './section.ts'

/** One kubeconfig file (client-go tools/clientcmd/api/v1 `Config`), decoded as far as all entries need it. */
export interface KubeconfigFile {
  readonly path: string
  readonly currentContext: string | undefined
  readonly clusters: readonly NamedEntry[]
  readonly contexts: readonly NamedEntry[]
  readonly users: readonly NamedEntry[]
}

/** An entry of one of the three lists; what it holds is looked at only when it is chosen. */
export interface NamedEntry {
  readonly name: string
  readonly section: Section
}

/**
 * Reads a kubeconfig. Fields that nobody knows are tolerated.
 *
 * @returns `undefined` where there is no such file
 * @throws KubeError `ConfigError` with `file:line:column` for what is no YAML, with file and field for what is no kubeconfig
 */
export async function readKubeconfigFile(path: string): Promise<KubeconfigFile | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new KubeError('ConfigError', `${path} cannot be read: ${(cause as Error).message}.`, { cause })
  }
  const content = await decodeYaml(path, text)
  const root = new Section(path, path, content ?? {})
  return {
    path,
    currentContext: root.text('current-context'),
    clusters: entries(root, 'clusters', 'cluster'),
    contexts: entries(root, 'contexts', 'context'),
    users: entries(root, 'users', 'user'),
  }
}

async function decodeYaml(path: string, text: string): Promise<unknown> {
  // Loaded here: programs that are configured otherwise never pay for a YAML parser.
  const { LineCounter, parseDocument } = await import('yaml')
  const lineCounter = new LineCounter()
  // Pretty errors quote the file, which holds credentials; the others quote single words, after a colon or as they are.
  const document = parseDocument(text, { lineCounter, prettyErrors: false })
  // An unknown tag is but a warning to the parser: a password such as "!secret" would be lost with it.
  const [error] = [...document.errors, ...document.warnings]
  if (error !== undefined) {
    const { line, col } = lineCounter.linePos(error.pos[0])
    const finding = error.message.replace(/(?:[:;]| [%\\])[^]*/, '')
    throw new KubeError('ConfigError', `${path}:${line}:${col}: not YAML: ${finding}.`)
  }
  try {
    return document.toJS()
  } catch {
    // The error names the alias, which may be a password that starts with an asterisk and has lost its quotes.
    throw new KubeError(
      'ConfigError',
      `${path}: not YAML: an alias that refers to nothing, or too many aliases. Put values that start with "*" in quotes.`,
    )
  }
}

function entries(root: Section, list: string, kind: string): NamedEntry[] {
  return root.list(list).map((item) => {
    const name = item.text('name')
    if (name === undefined) throw new KubeError('ConfigError', `${item.at} has no name.`)
    return { name, section: item.section(kind, `${kind} ${JSON.stringify(name)} in ${root.file}`) }
  })
}
