import type { FileAgreement } from './measure-oracle.ts'

/** A line for each file, then the first differences and why cases were left out. */
export function oracleReport(files: readonly FileAgreement[], { differences = 10 } = {}): string[] {
  const width = Math.max(...files.map(({ name }) => name.length))
  const lines = files.map(({ name, agreed, of, setAside }) => {
    const aside = setAside.length === 0 ? '' : `, ${setAside.length} set aside`
    return `${name.padEnd(width)}  ${`${agreed}/${of}`.padStart(9)}${aside}`
  })
  const found = files.flatMap((file) => file.differences.map((difference) => ({ name: file.name, ...difference })))
  for (const { name, line, kindbox, server } of found.slice(0, differences)) {
    lines.push('', `${name}:${line}`, ...kindbox.map((text) => `  kindbox: ${text}`), ...server.map((text) => `  server:  ${text}`))
  }
  if (found.length > differences) lines.push('', `and ${found.length - differences} more`)
  const agreed = files.reduce((sum, file) => sum + file.agreed, 0)
  const of = files.reduce((sum, file) => sum + file.of, 0)
  return [...lines, '', `oracle: ${agreed}/${of}`]
}
