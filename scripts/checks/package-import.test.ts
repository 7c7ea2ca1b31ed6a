import { describe, expect, test } from '@jest/globals'
import type { WorkspacePackage } from '../workspace.mjs'
import { packageImportFault, packageNameOf } from './package-import.mjs'

const core = { name: '@k/core', folder: 'packages/core', manifest: { name: '@k/core', version: '1.0.0', exports: { '.': './index.js' } } }
const client = {
  name: '@k/client',
  folder: 'packages/client',
  manifest: {
    name: '@k/client',
    version: '1.0.0',
    exports: { '.': './index.js', './testing': './testing.js' },
    dependencies: { '@k/core': '1', yaml: '2' },
    peerDependencies: { typebox: '0' },
    devDependencies: { undici: '7' },
  },
}
const schemas = {
  name: '@k/schemas',
  folder: 'schemas',
  manifest: { name: '@k/schemas', version: '1.0.0', exports: { './*': './*.js' }, dependencies: { '@k/core': '1', '@k/client': '1' } },
}
const example = {
  name: 'example',
  folder: 'examples/foo',
  manifest: { name: 'example', version: '1.0.0', dependencies: { '@k/core': '1', '@k/client': '1', '@k/schemas': '1' } },
}
const rootManifest = { name: 'workspace', version: '1.0.0', devDependencies: { jest: '30' } }
const scripts = { name: 'workspace', folder: 'scripts', manifest: rootManifest }

const fault = (importer: WorkspacePackage, specifier: string, test = false) =>
  packageImportFault({
    importer,
    specifier,
    test,
    packages: [core, client, schemas, example],
    rootManifest,
    arrows: { '@k/core': [], '@k/client': ['@k/core'], '@k/schemas': ['@k/core'] },
    builtinModules: ['fs'],
  })

describe('packageImportFault', () => {
  test.each([
    { title: 'a drawn arrow', importer: client, specifier: '@k/core' },
    { title: 'a dependency', importer: client, specifier: 'yaml' },
    { title: 'an entry of a dependency', importer: client, specifier: 'yaml/util' },
    { title: 'a peer', importer: client, specifier: 'typebox' },
    { title: 'a module of Node', importer: core, specifier: 'node:fs' },
    { title: 'its own entry', importer: client, specifier: '@k/client/testing' },
    { title: 'any entry from an example', importer: example, specifier: '@k/client/testing' },
    { title: 'an entry that a pattern exports', importer: example, specifier: '@k/schemas/apps/v1' },
    { title: 'the tools from scripts', importer: scripts, specifier: 'jest' },
    { title: 'a public entry from scripts', importer: scripts, specifier: '@k/core' },
  ])('accepts $title', ({ importer, specifier }) => {
    expect(fault(importer, specifier)).toBeUndefined()
  })

  test.each([
    { title: 'an entry of another package', importer: core, specifier: '@k/client' },
    { title: 'a development dependency', importer: client, specifier: 'undici' },
    { title: 'a tool of the root', importer: core, specifier: 'jest' },
  ])('accepts from a test $title', ({ importer, specifier }) => {
    expect(fault(importer, specifier, true)).toBeUndefined()
  })

  test.each([
    { title: 'an arrow against the drawing', importer: core, specifier: '@k/client', expected: 'no arrow leads from @k/core to @k/client' },
    {
      title: 'a declared arrow that is not drawn',
      importer: schemas,
      specifier: '@k/client',
      expected: 'no arrow leads from @k/schemas to @k/client',
    },
    {
      title: 'a file inside another package',
      importer: client,
      specifier: '@k/core/dist/issue.js',
      expected: "@k/core exports no './dist/issue.js'",
    },
    { title: 'the root of a package that has none', importer: example, specifier: '@k/schemas', expected: "@k/schemas exports no '.'" },
    { title: 'an undeclared package', importer: core, specifier: 'yaml', expected: 'packages/core/package.json does not declare yaml' },
    {
      title: 'a development dependency',
      importer: client,
      specifier: 'undici',
      expected: 'packages/client/package.json does not declare undici',
    },
    { title: 'a tool of the root', importer: core, specifier: 'jest', expected: 'packages/core/package.json does not declare jest' },
    { title: 'a bare module of Node', importer: core, specifier: 'fs', expected: "a module of Node itself is written 'node:fs'" },
  ])('refuses $title', ({ importer, specifier, expected }) => {
    expect(fault(importer, specifier)).toBe(expected)
  })

  test('refuses a deep import from a test', () => {
    expect(fault(core, '@k/client/src/http.ts', true)).toBe("@k/client exports no './src/http.ts'")
  })
})

test.each([
  { specifier: 'yaml', name: 'yaml' },
  { specifier: 'yaml/util', name: 'yaml' },
  { specifier: '@scope/name', name: '@scope/name' },
  { specifier: '@scope/name/sub/path.js', name: '@scope/name' },
])('packageNameOf $specifier', ({ specifier, name }) => {
  expect(packageNameOf(specifier)).toBe(name)
})
