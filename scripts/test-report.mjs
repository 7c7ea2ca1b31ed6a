/**
 * @typedef {object} Finished
 * @property {import('./checks/check.mjs').Check} check
 * @property {import('./checks/check.mjs').Result} result
 * @property {number} milliseconds
 */

/**
 * @param {import('./checks/check.mjs').Check} check
 * @param {number} number
 * @param {number} total
 */
export function printHeading({ name, title }, number, total) {
  console.log(`\n[${number}/${total}] ${title} (${name})`)
}

/** @param {Finished} finished */
export function printResult({ check, result, milliseconds }) {
  const { passed, failures, skipped = [], notes = [] } = result
  for (const failure of failures) console.log(`  FAILED ${failure.replaceAll('\n', '\n    ')}`)
  for (const note of notes) console.log(`  note: ${note}`)
  const parts = [`${passed} ${check.unit} passed`]
  if (failures.length > 0) parts.push(`${failures.length} failed`)
  if (skipped.length > 0) parts.push(`${skipped.length} skipped`)
  console.log(`  ${parts.join(', ')} in ${seconds(milliseconds)}`)
}

/**
 * The table of all checks, what was skipped and why, and the last line.
 * @param {readonly Finished[]} finished
 * @returns {number} how many units failed
 */
export function printSummary(finished) {
  const rows = finished.map(({ check, result, milliseconds }) => [
    `${check.name} (${check.unit})`,
    String(result.passed),
    String(result.failures.length),
    String(result.skipped?.length ?? 0),
    seconds(milliseconds),
  ])
  console.log(`\n${table([['check', 'passed', 'failed', 'skipped', 'time'], ...rows])}`)

  const skipped = [...new Set(finished.flatMap(({ result }) => result.skipped ?? []))]
  if (skipped.length > 0) console.log(`\nSkipped, with the reason:\n${skipped.map((title) => `  ${title}`).join('\n')}`)

  const total = (/** @type {(result: import('./checks/check.mjs').Result) => number} */ count) =>
    finished.reduce((sum, { result }) => sum + count(result), 0)
  const failed = total(({ failures }) => failures.length)
  const notRun = total((result) => result.skipped?.length ?? 0)
  console.log(`\n${total(({ passed }) => passed)} passed, ${failed} failed${notRun === 0 ? '' : `, ${notRun} skipped`}`)
  return failed
}

/** @param {readonly (readonly string[])[]} rows the first column is flush left, the others flush right */
function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '),
    )
    .join('\n')
}

/** @param {number} milliseconds */
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`
