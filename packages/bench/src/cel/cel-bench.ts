import { join } from 'node:path'
import { median, table } from '../statistics.ts'
import { CelGo } from './cel-go.ts'
import { corpusRules } from './corpus-rules.ts'
import { measureKindbox } from './measure-kindbox.ts'
import type { Measurement } from './measurement.ts'
import type { RuleCase } from './rule-case.ts'
import { typicalRules } from './typical-rules.ts'

/** Both sides take turns, so that whatever else the machine does hits both; each one's best counts. */
const ROUNDS = 5
const WIDEST_NAME = 64

interface Row {
  readonly name: string
  readonly ours: Measurement
  readonly theirs: Measurement | undefined
}

/** Measures evaluations of rules a second, beside cel-go as kube-apiserver uses it. */
export async function celBench(print: (text: string) => void): Promise<void> {
  const shared = process.env['KINDBOX_SHARED']
  const corpus = shared === undefined ? [] : corpusRules(join(shared, 'corpus'))
  const celGo = await CelGo.start(print)
  const peer = 'missing' in celGo ? undefined : celGo
  try {
    const typical = await measureAll(typicalRules, peer)
    const real = await measureAll(corpus, peer)
    print(`\nCEL: thousands of evaluations a second, from the JSON value to the server's errors, and microseconds of compiling a rule`)
    print(table([heading, ...typical.map(cells), ...summary(real).map(cells)]))
    if (peer !== undefined) print(ratios('typical rules', typical))
    if (peer !== undefined && real.length > 0) print(ratios(`${real.length} rules of the corpus`, real))
    if (shared === undefined) print('skipped: the rules of real definitions, as KINDBOX_SHARED names no folder with a corpus')
    if ('missing' in celGo) print(`skipped: cel-go. ${celGo.missing}`)
    const different = [...typical, ...real].filter(({ ours, theirs }) => theirs !== undefined && !sameErrors(ours, theirs))
    for (const { name, ours, theirs } of different)
      print(`different: ${name}\n  ours ${ours.errors.join()}\n  cel-go ${theirs?.errors.join()}`)
    if (different.length > 0) process.exitCode = 1
  } finally {
    peer?.stop()
  }
}

/** Goes through all rules several times, so that the first of them is measured with compiled code, too. */
async function measureAll(cases: readonly RuleCase[], peer: CelGo | undefined): Promise<Row[]> {
  const measured = cases.map((each) => ({ each, ours: [] as Measurement[], theirs: [] as Measurement[] }))
  for (let round = 0; round < ROUNDS; round++) {
    for (const { each, ours, theirs } of measured) {
      ours.push(measureKindbox(each))
      if (peer !== undefined) theirs.push(await peer.measure(each))
    }
  }
  return measured.map(({ each, ours, theirs }) => ({
    name: each.name.replaceAll(/\s+/g, ' '),
    ours: best(ours),
    theirs: theirs.length === 0 ? undefined : best(theirs),
  }))
}

function best(measured: readonly Measurement[]): Measurement {
  return {
    perSecond: Math.max(...measured.map(({ perSecond }) => perSecond)),
    compile: Math.min(...measured.map(({ compile }) => compile)),
    errors: measured[0]?.errors ?? [],
  }
}

const heading = ['rule', '@kindbox/cel', 'cel-go', 'ratio', 'compile', 'cel-go', 'ratio']

function cells({ name, ours, theirs }: Row): string[] {
  const shown = name.length > WIDEST_NAME ? `${name.slice(0, WIDEST_NAME - 3)}...` : name
  const theirRate = theirs === undefined ? ['-', '-'] : [thousands(theirs.perSecond), times(ours.perSecond / theirs.perSecond)]
  const theirCompile = theirs === undefined ? ['-', '-'] : [theirs.compile.toFixed(0), times(ours.compile / theirs.compile)]
  return [shown, thousands(ours.perSecond), ...theirRate, ours.compile.toFixed(0), ...theirCompile]
}

/** The rules of the corpus in one row: medians of each side. */
function summary(rows: readonly Row[]): Row[] {
  const theirs = rows.flatMap((row) => row.theirs ?? [])
  if (rows.length === 0) return []
  const middle = (side: readonly Measurement[]): Measurement => ({
    perSecond: median(side.map(({ perSecond }) => perSecond)),
    compile: median(side.map(({ compile }) => compile)),
    errors: [],
  })
  const ours = middle(rows.map((row) => row.ours))
  return [{ name: `${rows.length} rules of the corpus, medians`, ours, theirs: theirs.length === 0 ? undefined : middle(theirs) }]
}

function ratios(what: string, rows: readonly Row[]): string {
  const of = rows.flatMap(({ name, ours, theirs }) => (theirs === undefined ? [] : [{ name, ratio: ours.perSecond / theirs.perSecond }]))
  const sorted = of.toSorted((a, b) => a.ratio - b.ratio)
  const mean = Math.exp(of.reduce((sum, { ratio }) => sum + Math.log(ratio), 0) / of.length)
  const [worst, top] = [sorted[0], sorted.at(-1)]
  const range = [worst, top].map((end) => `${times(end?.ratio ?? 0)} (${end?.name.slice(0, WIDEST_NAME)})`).join(' to ')
  return `${what}: evaluations a second ${times(mean)} those of cel-go in the geometric mean, from ${range}; slower in ${of.filter(({ ratio }) => ratio < 1).length}`
}

function sameErrors(ours: Measurement, theirs: Measurement): boolean {
  return JSON.stringify(ours.errors) === JSON.stringify(theirs.errors)
}

function thousands(perSecond: number): string {
  return (perSecond / 1000).toFixed(1)
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)}x`
}
