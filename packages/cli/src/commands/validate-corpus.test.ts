import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { runMain } from '../fixture/run-main.ts'
import type { Finding } from '../report/finding.ts'
import type { Summary } from '../report/summary.ts'

const shared = process.env['KINDBOX_SHARED']
const suite = shared === undefined ? describe.skip : describe
const why = shared === undefined ? ' (skipped: KINDBOX_SHARED names no folder with a corpus)' : ''

suite(`validate on a corpus of real manifests${why}`, () => {
  const corpus = join(shared ?? '', 'corpus')

  test('judges every file, and has nothing against those that the server accepted', async () => {
    const { stdout, code } = await runMain(['validate', 'crds', 'resources', '-o', 'json'], { cwd: corpus })
    const { findings, summary }: { findings: Finding[]; summary: Summary } = JSON.parse(stdout)
    const accepted = new Set(
      verdicts(corpus)
        .filter(({ status }) => status === 201)
        .map(({ id }) => `${id}.yaml`),
    )
    const files = readdirSync(join(corpus, 'crds')).length + readdirSync(join(corpus, 'resources')).length
    expect({ code, documents: summary.documents }).toEqual({ code: 1, documents: files })
    // Manifests without a name were recorded with one.
    const errors = findings.filter(({ severity, message }) => severity === 'error' && !message.endsWith('name or generateName is required'))
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.filter(({ file }) => accepted.has(basename(file)) || file.startsWith('crds/'))).toEqual([])
    expect(findings.filter(({ line, column }) => line === undefined || column === undefined)).toEqual([])
  }, 120_000)
})

function verdicts(corpus: string): { id: string; status: number }[] {
  const lines = readFileSync(join(corpus, 'verdicts.jsonl'), 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line) as { id: string; status: number })
}
