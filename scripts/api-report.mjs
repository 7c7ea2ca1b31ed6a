import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor'
import { root } from './workspace.mjs'

/** Where the reports are committed, relative to the root. */
export const reportFolder = 'etc'

/**
 * The public surface of one entry as text: every exported declaration, sorted, with what it uses but does not export.
 * @param {import('./workspace.mjs').WorkspacePackage} package_
 * @param {import('./entries.mjs').Entry} entry
 * @returns {{ text: string } | { errors: string[] }}
 */
export function apiReport({ folder }, { report, types }) {
  const temporary = join(root, '.kindbox', 'api')
  const reportFileName = `${report}.api.md`
  mkdirSync(temporary, { recursive: true })
  rmSync(join(temporary, reportFileName), { force: true })

  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, folder, 'package.json'),
    configObject: {
      projectFolder: join(root, folder),
      mainEntryPointFilePath: types,
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { extends: join(root, 'tsconfig.base.json'), files: [types] } },
      apiReport: { enabled: true, reportFileName, reportFolder: temporary, reportTempFolder: join(temporary, 'work') },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.None },
          // A type that the surface uses and no user can name: it belongs into the report, where a reviewer sees it.
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.Warning, addToApiReportFile: true },
        },
      },
    },
  })
  /** @type {string[]} */
  const errors = []
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.formatMessageWithLocation(root))
      message.handled = true
    },
  })
  return errors.length > 0 ? { errors } : { text: readFileSync(join(temporary, reportFileName), 'utf8') }
}
