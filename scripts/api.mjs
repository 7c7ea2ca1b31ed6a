// npm run api: builds and rewrites the API reports of all public entries.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, setup, SetupError } from './setup.mjs'
import { publicPackages, root } from './workspace.mjs'

await command(async () => {
  await setup()
  const { apiReport, reportFolder } = await import('./api-report.mjs')
  const { entriesOf, isReported } = await import('./entries.mjs')
  mkdirSync(join(root, reportFolder), { recursive: true })
  for (const package_ of publicPackages()) {
    for (const entry of entriesOf(package_).filter(isReported)) {
      const report = apiReport(package_, entry)
      if ('errors' in report) throw new SetupError(`${entry.specifier}: ${report.errors.join('\n')}`)
      writeFileSync(join(root, reportFolder, `${entry.report}.api.md`), report.text)
    }
  }
})
