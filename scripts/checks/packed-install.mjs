import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../command.mjs'
import { entriesOf } from '../entries.mjs'
import { nodeBinary, ownMajor, supportedMajors } from '../node-binary.mjs'
import { publicPackages, readManifest, root } from '../workspace.mjs'
import { tarballFaults } from './tarball-files.mjs'

/** @typedef {import('../workspace.mjs').WorkspacePackage} WorkspacePackage */

/** @type {import('./check.mjs').Check} */
export const packedInstallCheck = {
  name: 'pack',
  title: 'Packed install: the tarballs in an empty project, imported and type-checked',
  unit: 'tarballs, imports, compilations, commands',
  readsBuild: true,
  async run() {
    // The space is there on purpose.
    const folder = mkdtempSync(join(tmpdir(), 'kindbox pack '))
    try {
      return await packAndUse(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

/**
 * @param {string} folder an empty one
 * @returns {Promise<import('./check.mjs').Result>}
 */
async function packAndUse(folder) {
  const packages = publicPackages()
  const packed = await Promise.all(packages.map((package_) => pack(package_, folder)))
  const failures = packed.flatMap(({ faults }) => faults)
  if (packed.some(({ tarball }) => tarball === undefined)) return { passed: packed.length - failures.length, failures }

  const consumer = join(folder, 'consumer')
  const tarballs = packed.flatMap(({ tarball }) => tarball ?? [])
  const installed = await install(consumer, tarballs)
  if (installed !== undefined) return { passed: 0, failures: [...failures, installed] }

  const specifiers = packages.flatMap((package_) => entriesOf(package_).map(({ specifier }) => specifier))
  const steps = [
    ...(await importEverywhere(consumer, specifiers)),
    ...(await typeCheck(consumer, specifiers)),
    ...(await runCommands(consumer, packages)),
  ]
  failures.push(...steps.flatMap((fault) => fault ?? []))
  return { passed: packed.length + steps.length - failures.length, failures }
}

/**
 * @param {WorkspacePackage} package_
 * @param {string} destination
 * @returns {Promise<{ tarball?: string, faults: string[] }>} at most one fault
 */
async function pack(package_, destination) {
  const pnpm = `pnpm@${readManifest(root).config?.pnpm}`
  const args = ['-y', pnpm, 'pack', '--json', '--pack-destination', destination]
  const { code, stdout, output } = await run('npx', args, { cwd: join(root, package_.folder) })
  if (code !== 0) return { faults: [`${package_.folder} could not be packed:\n${output.trim()}`] }
  /** @type {{ filename: string, files: { path: string }[] }} */
  const { filename, files } = JSON.parse(stdout.slice(stdout.indexOf('{')))
  const faults = tarballFaults(
    package_.folder,
    files.map(({ path }) => path),
  )
  return { tarball: filename, faults: faults.length === 0 ? [] : [faults.join('\n')] }
}

/**
 * @param {string} consumer
 * @param {readonly string[]} tarballs
 * @returns {Promise<string | undefined>} what went wrong
 */
async function install(consumer, tarballs) {
  mkdirSync(consumer)
  writeFileSync(join(consumer, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }))
  const { devDependencies = {} } = readManifest(root)
  const beside = [
    ...['@sinclair/typebox', '@types/node'].map((name) => `${name}@${devDependencies[name]}`),
    // Whoever imports an entry that needs an optional peer has installed that.
    ...publicPackages().flatMap(({ manifest }) =>
      Object.keys(manifest.peerDependenciesMeta ?? {}).map((name) => `${name}@${manifest.peerDependencies?.[name]}`),
    ),
  ]
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', ...tarballs, ...beside]
  const { code, output } = await run('npm', args, { cwd: consumer })
  return code === 0 ? undefined : `npm could not install the tarballs:\n${output.trim()}`
}

/**
 * @param {string} consumer
 * @param {readonly string[]} specifiers
 * @returns {Promise<(string | undefined)[]>} one verdict for each import on each Node
 */
async function importEverywhere(consumer, specifiers) {
  const verdicts = []
  for (const major of new Set([ownMajor, ...supportedMajors])) {
    const node = await nodeBinary(major)
    if ('missing' in node) {
      verdicts.push(node.missing)
      continue
    }
    const { code, stdout, output } = await run(node.path, ['--input-type=module'], { cwd: consumer, input: importAll(specifiers) })
    const lines = stdout.trim().split('\n')
    for (const [index, specifier] of specifiers.entries()) {
      const imported = code === 0 && lines[index] === 'imported'
      verdicts.push(imported ? undefined : `import '${specifier}' on Node ${node.version}: ${lines[index] || output.trim()}`)
    }
  }
  return verdicts
}

/**
 * @param {readonly string[]} specifiers
 * @returns {string} a module that prints one line for each of them, in order
 */
function importAll(specifiers) {
  return `for (const specifier of ${JSON.stringify(specifiers)}) {
    await import(specifier).then(
      () => console.log('imported'),
      (error) => console.log(String(error).replaceAll('\\n', ' ')),
    )
  }`
}

/**
 * Every declaration file of the packages and of what they depend on is checked, not only what a consumer touches.
 * @param {string} consumer
 * @param {readonly string[]} specifiers
 * @returns {Promise<(string | undefined)[]>} one verdict for each compiler
 */
async function typeCheck(consumer, specifiers) {
  copyFileSync(join(root, 'scripts/checks/packed-consumer.ts'), join(consumer, 'consumer.ts'))
  writeFileSync(
    join(consumer, 'entries.ts'),
    specifiers.map((specifier, index) => `export * as entry${index} from '${specifier}'\n`).join(''),
  )
  const compilerOptions = { target: 'es2023', module: 'nodenext', strict: true, noEmit: true, skipLibCheck: false, types: ['node'] }
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['consumer.ts', 'entries.ts'] }))

  const verdicts = []
  for (const compiler of ['typescript', '@typescript/native']) {
    const tsc = join(root, 'node_modules', compiler, 'bin/tsc')
    const { code, output } = await run(process.execPath, [tsc, '-p', '.', '--pretty', 'false'], { cwd: consumer })
    verdicts.push(code === 0 ? undefined : `a consumer does not compile with ${compiler} and skipLibCheck: false:\n${output.trim()}`)
  }
  return verdicts
}

/**
 * @param {string} consumer
 * @param {readonly WorkspacePackage[]} packages
 * @returns {Promise<(string | undefined)[]>} one verdict for each command
 */
async function runCommands(consumer, packages) {
  const verdicts = []
  for (const name of packages.flatMap(({ manifest }) => Object.keys(manifest.bin ?? {}))) {
    const { code, stdout, output } = await run('npx', ['--no-install', name, '--help'], { cwd: consumer })
    verdicts.push(code === 0 && stdout.includes(name) ? undefined : `npx ${name} --help (exit code ${code}):\n${output.trim()}`)
  }
  return verdicts
}
