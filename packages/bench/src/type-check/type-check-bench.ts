import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { outputOf } from '../command-output.ts'
import { table } from '../statistics.ts'
import { typeCheck, type TypeCheck } from '../built-in/type-check.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

/** The same two functions, as they are written with client-node. */
const peerProgram = `import { AppsV1Api, CoreV1Api } from '@kubernetes/client-node'

export async function images(core: CoreV1Api): Promise<(string | undefined)[]> {
  const { items } = await core.listNamespacedPod({ namespace: 'default' })
  return items.flatMap(({ spec }) => spec?.containers.map(({ image }) => image) ?? [])
}

export async function deploy(apps: AppsV1Api, image: string): Promise<number | undefined> {
  const labels = { app: 'web' }
  const { spec } = await apps.createNamespacedDeployment({
    namespace: 'default',
    body: {
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'web', image }] } } },
    },
  })
  return spec?.replicas
}
`

/** How long TypeScript takes to check a program that uses Pod and Deployment, with our types and with client-node's. */
export async function typeCheckBench(peers: string, print: (text: string) => void): Promise<void> {
  const ours = await typeCheck()
  const theirs = await peerCheck(peers)
  print('\nA program that uses Pod and Deployment, type-checked')
  const row = (name: string, { compiler, instantiations, check }: TypeCheck) => {
    const floor = ours.find((each) => each.compiler === compiler)!
    return [`${name}, ${compiler}`, instantiations, check.toFixed(3), `${(check / floor.check).toFixed(2)}x`]
  }
  print(
    table([
      ['types', 'instantiations', 'check, s', 'ratio'],
      ...ours.map((each) => row('kindbox', each)),
      ...theirs.map((each) => row('client-node', each)),
    ]),
  )
}

async function peerCheck(peers: string): Promise<TypeCheck[]> {
  const folder = await mkdtemp(join(peers, 'type-check-'))
  try {
    await writeFile(join(folder, 'program.ts'), peerProgram)
    const compilerOptions = { strict: true, noEmit: true, skipLibCheck: true, target: 'es2023', module: 'nodenext', types: [] }
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['program.ts'] }))
    const results: TypeCheck[] = []
    for (const [compiler, path] of [
      ['TypeScript 6', 'node_modules/typescript/bin/tsc'],
      ['TypeScript 7', 'node_modules/@typescript/native/bin/tsc'],
    ] as const) {
      const output = await outputOf(process.execPath, [join(root, path), '-p', folder, '--extendedDiagnostics'])
      const figure = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1] ?? Number.NaN)
      results.push({ compiler, instantiations: figure('Instantiations'), check: figure('Check time') })
    }
    return results
  } finally {
    await rm(folder, { recursive: true })
  }
}
