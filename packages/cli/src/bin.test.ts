import { spawn } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { foo, fooCrd, replicas } from './fixture/manifests.ts'
import { fooModule, namesModule } from './fixture/modules.ts'
import { runBin } from './fixture/run-bin.ts'
import { Workspace } from './fixture/workspace.ts'

const files = {
  'crd.json': fooCrd(replicas),
  'good.yaml': foo('  replicas: 1'),
  'bad.yaml': foo('  replicas: -1'),
  'kinds.ts': fooModule,
  'names.ts': namesModule,
  'broken.ts': 'export const a = {\n',
  'hangs.ts': 'await new Promise(() => {})\n',
  'exits.ts': 'process.exit(0)\n',
  'prints.ts': "console.log('a word')\nexport { Foo } from './kinds.ts'\n",
  'tsconfig.json': '{"compilerOptions": {"paths": {"~/*": ["./*"]}}}',
  'alias.ts': "export { Foo } from '~/kinds.ts'\n",
  'throws.ts': "throw { reason: 'none' }\n",
  'alive.ts': "setInterval(() => {}, 1000)\nexport { Foo } from './kinds.ts'\n",
}

describe('kindbox in a process of its own', () => {
  test.each<[args: string, code: number, stdout: string | RegExp, stderr: string | RegExp]>([
    ['--help', 0, /^kindbox: .*\n\nUsage: kindbox COMMAND/, ''],
    ['-h', 0, /^kindbox: /, ''],
    ['crd --help', 0, /^kindbox crd: .*\n\nUsage: kindbox crd /, ''],
    ['validate --help', 0, /^kindbox validate: .*\n\nUsage: kindbox validate /, ''],
    ['validate none --help', 0, /^kindbox validate: /, ''],
    ['--version', 0, /^\d+\.\d+\.\d+\n$/, ''],
    ['', 2, '', 'kindbox: which command? See kindbox --help\n'],
    ['explode', 2, '', 'kindbox: there is no command "explode"; see kindbox --help\n'],
    ['constructor', 2, '', 'kindbox: there is no command "constructor"; see kindbox --help\n'],
    ['validate', 2, '', 'kindbox: validate needs a file, a folder or -; see kindbox validate --help\n'],
    ['crd', 2, '', 'kindbox: crd needs a TypeScript file; see kindbox crd --help\n'],
    ['validate --fix good.yaml', 2, '', "kindbox: Unknown option '--fix'; see --help\n"],
    ['validate good.yaml -o', 2, '', /^kindbox: Option '-o, --output <value>' argument missing; see --help\n$/],
    ['validate good.yaml -o xml', 2, '', 'kindbox: --output takes text, json or sarif, not "xml"\n'],
    ['validate none.yaml good.yaml', 2, '', 'kindbox: none.yaml: there is no such file or folder\n'],
    ['validate good.yaml --definitions none.ts', 2, '', 'kindbox: none.ts: there is no such file or folder\n'],
    ['validate good.yaml -d broken.ts', 2, '', 'kindbox: broken.ts cannot be loaded: broken.ts:2:1: Unexpected token\n'],
    ['validate crd.json good.yaml', 0, '', '2 documents, 0 findings\n'],
    ['validate crd.json bad.yaml', 1, /^bad\.yaml:7:3: error: .*\n$/, '2 documents, 1 finding\n'],
    ['validate good.yaml -d kinds.ts', 0, '', '1 document, 0 findings\n'],
    ['validate bad.yaml -d kinds.ts', 1, /^bad\.yaml:7:3: error: /, '1 document, 1 finding\n'],
    ['lint --help', 0, /^kindbox lint: .*\n\nUsage: kindbox lint /, ''],
    ['lint', 2, '', 'kindbox: lint needs a file, a folder, - or --definitions; see kindbox lint --help\n'],
    ['lint kinds.ts -d alias.ts', 0, '', '1 document, 0 findings\n'],
    ['lint good.yaml', 2, '', /\nkindbox: there is no CustomResourceDefinition on these paths\n$/],
    ['lint crd.json --old none', 2, '', 'kindbox: none: there is no such file or folder\n'],
    ['validate crd.json good.yaml --old bad.yaml', 0, '', '2 documents, 0 findings\n'],
    ['crd hangs.ts', 2, '', /^kindbox: a module that was loaded ended the process, or waits for something that never happens\n/],
    ['crd exits.ts', 2, '', 'kindbox: a module that was loaded ended the process, or waits for something that never happens\n'],
    ['crd prints.ts', 0, /^apiVersion: /, 'a word\n'],
    ['crd alias.ts', 0, /^apiVersion: /, ''],
    ['crd throws.ts', 2, '', "kindbox: throws.ts cannot be loaded: { reason: 'none' }\n"],
    ['crd alive.ts', 0, /^apiVersion: apiextensions\.k8s\.io\/v1\n/, ''],
  ])('kindbox %s: exit code %d', async (args, code, stdout, stderr) => {
    using workspace = new Workspace(files).install('@kindbox/core', '@sinclair/typebox')
    const outcome = await runBin(
      args.split(' ').filter((arg) => arg !== ''),
      { cwd: workspace.folder },
    )
    expect(outcome).toEqual({
      code,
      stdout: typeof stdout === 'string' ? stdout : expect.stringMatching(stdout),
      stderr: typeof stderr === 'string' ? stderr : expect.stringMatching(stderr),
    })
  })

  test('--debug tells where in the code it happened, and why', async () => {
    using workspace = new Workspace(files)
    const { stderr, code } = await runBin(['crd', 'broken.ts', '--debug'], { cwd: workspace.folder })
    expect(stderr).toMatch(/^kindbox: CommandError: broken\.ts cannot be loaded: .*\n +at [^]*\nCaused by: /)
    expect(code).toBe(2)
  })

  test('a file that cannot be read does not hide the others', async () => {
    using workspace = new Workspace(files)
    chmodSync(join(workspace.folder, 'good.yaml'), 0)
    const outcome = await runBin(['validate', '.'], { cwd: workspace.folder })
    const asRoot = process.getuid?.() === 0 || process.platform === 'win32'
    expect(outcome.stdout).toMatch(/^bad\.yaml:7:3: error: /)
    expect(outcome.code).toBe(asRoot ? 1 : 2)
    expect(outcome.stderr).toMatch(asRoot ? /^4 documents/ : /^kindbox: good\.yaml: you have no permission to read it\n3 documents/)
  })

  test('ends without a word when its reader does', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`many/${i}.yaml`, foo(`  replicas: -${i + 1}`)]))
    using workspace = new Workspace({ ...files, ...many })
    const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url))
    const { NODE_OPTIONS: _, ...env } = process.env
    const child = spawn(process.execPath, [bin, 'validate', 'crd.json', 'many'], {
      cwd: workspace.folder,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdout.once('data', () => child.stdout.destroy())
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect({ code, stderr }).toEqual({ code: 141, stderr: '' })
  })
})
