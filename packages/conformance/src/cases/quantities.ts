import type { Area, Case } from '../suite/case.ts'
import type { Json } from '../suite/session.ts'

const quantities: readonly (string | number)[] = [
  ...[0.5, 2, 1000, 0, 1.5, 12345],
  ...['0.5', '2', '1000', '1500m', '1.5', '.5', '1.', '+1', '1e3', '15e2', '1E3', '0', '0.0'],
  ...['0.5Gi', '1024Ki', '1.5Ki', '512Ki', '1000M', '128M', '0.001'],
]

/** How quantities are read and written, in fields of a built-in kind. */
export const quantitiesArea: Area = {
  name: 'quantities',
  cases: quantities.map((quantity): Case => ({
    title: `${typeof quantity} ${quantity}`,
    async run(s) {
      const path = `/api/v1/namespaces/${s.namespace}/limitranges?dryRun=All`
      const body = { metadata: { name: 'a' }, spec: { limits: [{ type: 'Container', max: { memory: quantity } }] } }
      await s.part({ method: 'POST', path, body }, ({ spec, message }: Json) => spec?.limits[0].max ?? message)
    },
  })),
}
