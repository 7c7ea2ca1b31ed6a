import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { run } from '../command.mjs'
import { root } from '../workspace.mjs'

/** Milliseconds after which a block that still runs has failed. */
const timeLimit = 30_000

/**
 * Runs one block as a module of a user's project. Its relative imports are those of the document's folder. It gets an empty
 * HOME and no KUBECONFIG: a document must not reach the reader's cluster.
 * @param {{ path: string, block: import('./fenced-blocks.mjs').FencedBlock, consumer: string, home: string }} options
 * @returns {Promise<string | undefined>} what it printed, when it did not end with exit code 0
 */
export async function runBlock({ path, block, consumer, home }) {
  const resolveDir = join(root, dirname(path))
  const name = `${path.replace(/\W+/g, '-')}-${block.line}.mjs`
  const outfile = join(consumer, name)
  try {
    const { outputFiles } = await build({
      stdin: { contents: block.text, resolveDir, sourcefile: path, loader: 'ts' },
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      write: false,
      logLevel: 'silent',
    })
    writeFileSync(outfile, outputFiles[0]?.text ?? '')
  } catch (error) {
    return String(error)
  }
  const env = { ...process.env, HOME: home, USERPROFILE: home, KUBECONFIG: '' }
  const { code, output } = await run(process.execPath, [name], { cwd: consumer, env, timeout: timeLimit })
  return code === 0 ? undefined : `exit code ${code}\n${output.trim()}`
}
