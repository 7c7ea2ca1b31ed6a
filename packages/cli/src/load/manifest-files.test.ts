import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { Workspace } from '../fixture/workspace.ts'
import { findManifestFiles } from './manifest-files.ts'

const tree = {
  'b.yaml': '',
  'a/z.yml': '',
  'a/a.json': '',
  'a/UPPER.YAML': '',
  'a/readme.md': '',
  'a/deep/er/c.yaml': '',
  'a/node_modules/x/d.yaml': '',
  '.git/e.yaml': '',
  '.github/f.yaml': '',
}

async function names(workspace: Workspace, ...paths: string[]): Promise<string[]> {
  const { files } = await findManifestFiles(paths, workspace.folder)
  return files.map(({ name }) => name)
}

describe('findManifestFiles', () => {
  test.each<[string, string[], string[]]>([
    ['a folder, at any depth, sorted', ['.'], ['.github/f.yaml', 'a/UPPER.YAML', 'a/a.json', 'a/deep/er/c.yaml', 'a/z.yml', 'b.yaml']],
    [
      'several paths: each file once',
      ['b.yaml', 'a', './a/deep', 'a/../b.yaml'],
      ['a/UPPER.YAML', 'a/a.json', 'a/deep/er/c.yaml', 'a/z.yml', 'b.yaml'],
    ],
    ['a named file counts whatever its ending', ['a/readme.md'], ['a/readme.md']],
    ['a skipped folder counts when it is named', ['a/node_modules', '.git'], ['.git/e.yaml', 'a/node_modules/x/d.yaml']],
    ['standard input', ['-', 'b.yaml', '-'], ['<stdin>', 'b.yaml']],
  ])('%s', async (_, paths, expected) => {
    using workspace = new Workspace(tree)
    expect(await names(workspace, ...paths)).toEqual(expected)
  })

  test('absolute paths stay absolute', async () => {
    using workspace = new Workspace({ 'a/b.yaml': '' })
    const folder = join(workspace.folder, 'a')
    expect(await names(workspace, folder)).toEqual([`${folder}/b.yaml`.replaceAll('\\', '/')])
  })

  test('knows what was named', async () => {
    using workspace = new Workspace({ 'a.yaml': '', 'b/c.yaml': '', 'b/d.yaml': '' })
    const { files } = await findManifestFiles(['a.yaml', 'b', 'b/d.yaml'], workspace.folder)
    expect(files.map(({ name, named }) => [name, named])).toEqual([
      ['a.yaml', true],
      ['b/c.yaml', false],
      ['b/d.yaml', true],
    ])
  })

  test('follows links to files, and no links to folders or into nothing', async () => {
    using workspace = new Workspace({ 'real/a.yaml': '' })
    symlinkSync(join(workspace.folder, 'real/a.yaml'), join(workspace.folder, 'b.yaml'))
    symlinkSync(workspace.folder, join(workspace.folder, 'circle'))
    symlinkSync(join(workspace.folder, 'nothing'), join(workspace.folder, 'broken.yaml'))
    expect(await names(workspace, '.')).toEqual(['b.yaml', 'real/a.yaml'])
    expect(await names(workspace, 'circle/real')).toEqual(['circle/real/a.yaml'])
  })

  test.each([
    ['none', 'none: there is no such file or folder'],
    ['empty', 'empty: there is no .yaml, .yml or .json file in this folder'],
  ])('refuses %s', async (path, message) => {
    using workspace = new Workspace({ 'b.yaml': '' })
    mkdirSync(join(workspace.folder, 'empty'))
    await expect(findManifestFiles(['b.yaml', path], workspace.folder)).rejects.toThrow(message)
  })
})
