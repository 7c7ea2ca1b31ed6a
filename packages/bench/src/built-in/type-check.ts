import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { outputOf } from '../command-output.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))

export interface TypeCheck {
  readonly compiler: string
  readonly instantiations: number
  /** Seconds. */
  readonly check: number
}

/** How long TypeScript 6 and 7 take to check `program.ts`, which uses Pod and Deployment. */
export async function typeCheck(): Promise<TypeCheck[]> {
  const folder = await mkdtemp(join(root, 'packages/bench/dist/type-check-'))
  try {
    const project = join(folder, 'tsconfig.json')
    const compilerOptions = { composite: false, declaration: false, declarationMap: false, sourceMap: false, noEmit: true, types: [] }
    const files = [join(root, 'packages/bench/src/built-in/program.ts')]
    const checked = {
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { ...compilerOptions, rewriteRelativeImportExtensions: false },
      files,
    }
    await writeFile(project, JSON.stringify(checked))
    const results: TypeCheck[] = []
    for (const [compiler, path] of [
      ['TypeScript 6', 'node_modules/typescript/bin/tsc'],
      ['TypeScript 7', 'node_modules/@typescript/native/bin/tsc'],
    ] as const) {
      const output = await outputOf(process.execPath, [join(root, path), '-p', project, '--extendedDiagnostics'])
      results.push({ compiler, instantiations: figure(output, 'Instantiations'), check: figure(output, 'Check time') })
    }
    return results
  } finally {
    await rm(folder, { recursive: true })
  }
}

function figure(output: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+([\\d.]+)`, 'm').exec(output)?.[1] ?? Number.NaN)
}
