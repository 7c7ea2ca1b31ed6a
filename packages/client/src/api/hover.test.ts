import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from '@jest/globals'
import ts from 'typescript'

// What a declaration file says of a value is what an editor shows when the pointer rests on it.
const source = `
import { Client } from '../client.ts'
import { Foo } from '../fixture/foo.ts'
const client = new Client({ server: 'https://cluster.example' })
export const foos = client.api(Foo, { namespace: 'default' })
export const everywhere = client.api(Foo)
export const { get, list, create, patch, watch } = foos
`

let declared: string

beforeAll(() => {
  const root = fileURLToPath(new URL('../../../..', import.meta.url))
  const file = fileURLToPath(new URL('hover-example.ts', import.meta.url))
  const { config } = ts.readConfigFile(join(root, 'tsconfig.tests.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  const emitOnly: ts.CompilerOptions = { ...options, allowJs: false, noEmit: false, declaration: true, emitDeclarationOnly: true }
  const host = ts.createCompilerHost(emitOnly)
  const { readFile, fileExists } = host
  host.fileExists = (path) => path === file || fileExists(path)
  host.readFile = (path) => (path === file ? source : readFile(path))
  host.writeFile = (path, text) => {
    if (path.endsWith('hover-example.d.ts')) declared = text.replaceAll(/import\("[^"]+"\)\./g, '')
  }
  const program = ts.createProgram([file], emitOnly, host)
  const example = program.getSourceFile(file)
  expect(ts.formatDiagnostics(program.getSemanticDiagnostics(example), { ...host, getCurrentDirectory: () => root })).toBe('')
  program.emit(example)
}, 60_000)

test.each<{ name: string; shown: string }>([
  { name: 'foos', shown: 'Api<Foo, FooInput>;' },
  { name: 'everywhere', shown: 'ListApi<Foo>;' },
  { name: 'get', shown: '(name: string, options?: GetOptions) => Promise<Foo>,' },
  { name: 'list', shown: '(options?: ListOptions) => Promise<ObjectList<Foo>>,' },
  { name: 'create', shown: '(object: FooInput, options?: CreateOptions) => Promise<Foo>,' },
  { name: 'patch', shown: '(name: string, patch: Patch<Foo>, options?: PatchOptions) => Promise<Foo>,' },
  { name: 'watch', shown: '(options?: WatchOptions) => WatchStream<Foo>;' },
])('$name shows its types by name', ({ name, shown }) => {
  expect(declared).toContain(` ${name}: ${shown}`)
})
