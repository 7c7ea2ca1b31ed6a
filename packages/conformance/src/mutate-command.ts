import { resolve } from 'node:path'
import { commandArguments, noPositionals, wholeNumber } from './command-arguments.ts'
import { progress, runCommand, say } from './command-output.ts'
import { readCorpus } from './corpus.ts'
import { mutateDefinitions } from './mutate/mutate-definitions.ts'
import { mutateManifests } from './mutate/mutate-manifests.ts'
import { mutateReport, rulesReport } from './mutate/mutate-report.ts'
import { readSamples, withoutWebhooks } from './mutate/samples.ts'
import type { Tally } from './mutate/tally.ts'
import { realServer } from './servers.ts'

const usage = `Usage: npm run mutate -- [--seed N] [--count N] [--crds] [--corpus DIR]

Has the real kube-apiserver and kindbox judge mutated manifests in one run, as dry runs, and compares what they say.

  --seed N      what the mutations come from; default 1
  --count N     how many writes are judged; default 2000
  --crds        mutated CustomResourceDefinitions instead, judged by lint
  --corpus DIR  a folder of definitions and manifests laid out as for npm run parity; default: corpus in the folder that KINDBOX_SHARED names

Exit status: 0 when there is no difference, 1 when there is one, 2 when nothing could be judged.
`

async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values, positionals } = commandArguments(args, { seed: text, count: text, corpus: text, crds: { type: 'boolean' } })
  if (values.help === true) return say(usage, 0)
  noPositionals(positionals)
  const seed = wholeNumber('seed', values.seed, { otherwise: 1, least: 0 })
  const count = wholeNumber('count', values.count, { otherwise: 2_000, least: 1 })
  const shared = process.env['KINDBOX_SHARED']
  const folder = values.corpus === undefined ? shared && `${shared}/corpus` : resolve(process.env['INIT_CWD'] ?? '.', values.corpus)
  if (folder === undefined) return say('There is no corpus: give --corpus DIR or set KINDBOX_SHARED.\n', 2)
  const launched = await realServer((line) => process.stderr.write(`${line}\n`))
  if ('missing' in launched) return say(`The real API server cannot be had here. ${launched.missing}\n`, 2)
  await using real = launched
  const options = { seed, count, onJudged: (done: number) => progress(`${done} of ${count}`) }
  const report: string[] = []
  let tally: Tally
  if (values.crds === true) {
    const judged = await mutateDefinitions(real.access, readCorpus(folder).crds.map(withoutWebhooks), options)
    report.push(...rulesReport(judged.found), '', ...mutateReport(judged, 'definitions', seed))
    tally = judged
  } else {
    tally = await mutateManifests(real.access, readSamples(folder), options)
    report.push(...mutateReport(tally, 'manifests', seed))
  }
  progress('')
  process.stdout.write(`${report.join('\n')}\n`)
  return tally.different.length === 0 ? 0 : 1
}

await runCommand(main)
