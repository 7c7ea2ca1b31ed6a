import { join } from 'node:path'
import ts from 'typescript'
import { root } from '../workspace.mjs'

/** @typedef {{ path: string, block: import('./fenced-blocks.mjs').FencedBlock }} DocumentBlock */

/**
 * Type-checks every block as a module of its own in the document's folder, against the built packages. The modules exist
 * only for the compiler; each starts with as many empty lines as stand above it in the document, so positions are the document's.
 * @param {readonly DocumentBlock[]} blocks
 * @param {string} consumer a folder in which packages resolve as for a user
 * @returns {string[]} one text for each block with errors
 */
export function typeErrorsOfBlocks(blocks, consumer) {
  const modules = new Map(
    blocks.map(({ path, block }) => [
      posix(join(root, `${path}.${block.line}.ts`)),
      { path, text: `${'\n'.repeat(block.line - 1)}${block.text}\nexport {}\n` },
    ]),
  )
  const options = compilerOptions()
  const program = ts.createProgram({ rootNames: [...modules.keys()], options, host: virtualHost({ modules, options, consumer }) })
  return [...modules].flatMap(([fileName, { path }]) => {
    const file = program.getSourceFile(fileName)
    const diagnostics = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
    return diagnostics.length === 0 ? [] : [diagnostics.map((diagnostic) => describe(diagnostic, path)).join('\n')]
  })
}

/** What a user's project with `strict` has; the stricter switches of this repository are its own. */
function compilerOptions() {
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      target: 'es2023',
      lib: ['es2023', 'esnext.disposable'],
      module: 'nodenext',
      strict: true,
      types: ['node'],
      typeRoots: [join(root, 'node_modules/@types')],
      skipLibCheck: true,
      noEmit: true,
      allowImportingTsExtensions: true,
    },
    root,
  )
  return options
}

/**
 * @param {{ modules: ReadonlyMap<string, { text: string }>, options: ts.CompilerOptions, consumer: string }} options
 * @returns {ts.CompilerHost}
 */
function virtualHost({ modules, options, consumer }) {
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  /** @type {ts.CompilerHost} */
  const virtual = {
    ...host,
    fileExists: (fileName) => modules.has(fileName) || fileExists(fileName),
    readFile: (fileName) => modules.get(fileName)?.text ?? readFile(fileName),
    getSourceFile(fileName, languageVersion, ...rest) {
      const text = modules.get(fileName)?.text
      if (text === undefined) return getSourceFile(fileName, languageVersion, ...rest)
      // An ES module whatever the nearest package.json says: that is how the block is run, too.
      const target = typeof languageVersion === 'object' ? languageVersion : { languageVersion }
      return ts.createSourceFile(fileName, text, { ...target, impliedNodeFormat: ts.ModuleKind.ESNext }, true)
    },
    resolveModuleNameLiterals: (literals, containingFile, _redirect, _options, sourceFile) =>
      literals.map((literal) => {
        const from = modules.has(containingFile) && !literal.text.startsWith('.') ? join(consumer, 'block.mts') : containingFile
        const mode = ts.getModeForUsageLocation(sourceFile, literal, options)
        return ts.resolveModuleName(literal.text, from, options, virtual, undefined, undefined, mode)
      }),
  }
  return virtual
}

/**
 * @param {ts.Diagnostic} diagnostic
 * @param {string} path of the document
 */
function describe({ file, start, messageText, code }, path) {
  const position = file === undefined || start === undefined ? undefined : ts.getLineAndCharacterOfPosition(file, start)
  const at = position === undefined ? '' : `:${position.line + 1}:${position.character + 1}`
  return `${path}${at} TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
}

/** @param {string} path */
const posix = (path) => path.replaceAll('\\', '/')
