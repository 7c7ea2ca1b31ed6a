/**
 * @typedef {object} FencedBlock
 * @property {string} language the first word after the fence, in lower case; '' when there is none
 * @property {readonly string[]} marks the words after it: `no-run`
 * @property {number} line the 1-based line of the block's first line of text
 * @property {string} text without the indentation of its fence
 */

/**
 * The fenced code blocks of a Markdown text, as CommonMark reads them: backticks or tildes, three or more; closed by at
 * least as many of the same, or by the end of the text; an indented fence takes its indentation off its lines.
 * @param {string} markdown
 * @returns {FencedBlock[]}
 */
export function fencedBlocks(markdown) {
  const lines = markdown.split(/\r?\n/)
  const blocks = []
  for (let index = 0; index < lines.length; index += 1) {
    const open = /^( *)(`{3,}|~{3,})\s*(.*?)\s*$/.exec(lines[index] ?? '')
    const [, indentation = '', fence = '', info = ''] = open ?? []
    // An info string with a backtick is not a fence but inline code that fills a line.
    if (open === null || (fence.startsWith('`') && info.includes('`'))) continue
    const first = index + 1
    const closing = lines.findIndex((line, at) => at >= first && closes(line, fence))
    const end = closing === -1 ? lines.length : closing
    const text = lines.slice(first, end).map((line) => line.replace(new RegExp(`^ {0,${indentation.length}}`), ''))
    const [language = '', ...marks] = info.split(/\s+/)
    blocks.push({ language: language.toLowerCase(), marks, line: first + 1, text: text.join('\n') })
    index = end
  }
  return blocks
}

/**
 * @param {string} line
 * @param {string} fence the one that opened the block
 */
function closes(line, fence) {
  const trimmed = line.trim()
  return trimmed.length >= fence.length && trimmed === fence.charAt(0).repeat(trimmed.length)
}

/** @param {FencedBlock} block */
export const isTypeScript = ({ language }) => language === 'ts' || language === 'typescript'

/** @param {FencedBlock} block */
export const isShell = ({ language }) => ['sh', 'shell', 'bash', 'console'].includes(language)
