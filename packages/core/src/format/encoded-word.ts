/** `=?charset?encoding?text?=` of RFC 2047. */
const ENCODED_WORD = /^=\?([^?]+)\?([bBqQ])\?([^?]*)\?=$/
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
const QUOTED = /^[\t\n\r -~]*$/
const BAD_ESCAPE = /=(?![0-9a-fA-F]{2})/

/**
 * What Go's mime.WordDecoder makes of a word: `plain` when it is no encoded word or a malformed one, `unknown charset` when
 * it is well-formed but not in UTF-8, ISO 8859-1 or US-ASCII, and `encoded` when it reads it.
 */
export function wordKind(word: string): 'plain' | 'encoded' | 'unknown charset' {
  const [, charset = '', encoding = '', text = ''] = ENCODED_WORD.exec(word) ?? []
  if (charset === '' || word.length < 8) return 'plain'
  const wellFormed =
    encoding.toLowerCase() === 'b' ? BASE64.test(text.replaceAll(/[\r\n]/g, '')) : QUOTED.test(text) && !BAD_ESCAPE.test(text)
  if (!wellFormed) return 'plain'
  return /^(?:utf-8|iso-8859-1|us-ascii)$/i.test(charset) ? 'encoded' : 'unknown charset'
}

/** Whether an encoded word says nothing. */
export function isEmptyWord(word: string): boolean {
  return word.endsWith('??=')
}
