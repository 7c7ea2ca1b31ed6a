import { readGenerated } from './generated-folder.ts'
import type { AnyResource } from '@kindbox/core'

/** Every resource that `@kindbox/schemas` exports. */
export async function builtInResources(): Promise<AnyResource[]> {
  const paths = [...(await readGenerated()).keys()].filter((path) => path.startsWith('kinds/'))
  const modules = await Promise.all(
    paths.map(
      (path) => import(`@kindbox/schemas/${path.slice('kinds/'.length, -'.ts'.length)}`) as Promise<{ readonly [name: string]: unknown }>,
    ),
  )
  return modules.flatMap((module) => Object.values(module).filter(isResource))
}

function isResource(value: unknown): value is AnyResource {
  return typeof value === 'object' && value !== null && 'plural' in value
}
