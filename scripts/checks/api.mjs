import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiReport, reportFolder } from '../api-report.mjs'
import { entriesOf, isBuilt, isReported } from '../entries.mjs'
import { filesUnder } from '../files.mjs'
import { publicPackages, root } from '../workspace.mjs'
import { outOf } from './check.mjs'

/** @type {import('./check.mjs').Check} */
export const apiCheck = {
  name: 'api',
  title: `API reports in ${reportFolder}/ are what the packages export`,
  unit: 'reports',
  readsBuild: true,
  async run() {
    const entries = publicPackages().flatMap((package_) =>
      entriesOf(package_)
        .filter(isReported)
        .map((entry) => ({ package_, entry })),
    )
    const failures = entries.flatMap(({ package_, entry }) => difference(package_, entry) ?? [])
    const known = new Set(entries.map(({ entry }) => `${reportFolder}/${entry.report}.api.md`))
    const stale = filesUnder(reportFolder).filter((path) => !known.has(path))
    failures.push(...stale.map((path) => `${path} reports on an entry that no package has; remove it`))
    return outOf(entries.length, failures)
  },
}

/**
 * @param {import('../workspace.mjs').WorkspacePackage} package_
 * @param {import('../entries.mjs').Entry} entry
 * @returns {string | undefined}
 */
function difference(package_, entry) {
  if (!isBuilt(entry)) return `${entry.specifier} was not built`
  const report = apiReport(package_, entry)
  if ('errors' in report) return `${entry.specifier}: ${report.errors.join('\n')}`
  const path = `${reportFolder}/${entry.report}.api.md`
  const committed = existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n') : ''
  if (committed === report.text) return undefined
  return `${path} is not what ${entry.specifier} exports now; if that is meant, run: npm run api\n${firstDifference(committed, report.text)}`
}

/**
 * @param {string} before
 * @param {string} after
 */
function firstDifference(before, after) {
  const [old, now] = [before.split('\n'), after.split('\n')]
  const at = now.findIndex((line, index) => line !== old[index])
  const line = at === -1 ? now.length : at
  return `  line ${line + 1}\n  - ${old[line] ?? ''}\n  + ${now[line] ?? ''}`
}
