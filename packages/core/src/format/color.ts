/** Three or six hexadecimal digits, with or without `#`. */
export function isHexColor(value: string): boolean {
  return /^#?(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$/.test(value)
}

const CHANNEL = '(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])'
// Go's \s is ASCII, JavaScript's is not.
const SPACE = '[\\t\\n\\f\\r ]*'
const RGB = new RegExp(`^rgb\\(${SPACE}${CHANNEL}${SPACE},${SPACE}${CHANNEL}${SPACE},${SPACE}${CHANNEL}${SPACE}\\)$`)

/** `rgb(0, 128, 255)`, with channels from 0 to 255. */
export function isRgbColor(value: string): boolean {
  return RGB.test(value)
}
