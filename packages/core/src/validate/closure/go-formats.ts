import { isDateTime } from '../../format/date-time.ts'

/** `<sign><digits><suffix>`, with spaces around it (apimachinery pkg/api/resource/quantity.go, parseQuantityString and UnmarshalJSON). */
const QUANTITY = /^[ \t\r\n]*[+-]?(?:\d+(?:\.\d*)?|\.\d*)(?:[KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?[ \t\r\n]*$/
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
/** Go reads the six digits of a MicroTime to the letter (apimachinery pkg/apis/meta/v1/micro_time.go, RFC3339Micro). */
const MICRO_TIME = /^.{10}T.{8}\.\d{6}(?:Z|[+-]\d\d:\d\d)$/

/** How Go's own types read a string, where that differs from what the formats of CustomResourceDefinitions mean. */
export const goFormats: ReadonlyMap<string, (value: string) => boolean> = new Map(
  Object.entries({
    'date-time': isDateTime,
    'micro-time': (value: string) => MICRO_TIME.test(value) && isDateTime(value),
    byte: isGoBase64,
    quantity: (value: string) => QUANTITY.test(value),
  }),
)

/** What encoding/json decodes into a `[]byte`: nothing is fine, and line ends do not count. */
function isGoBase64(value: string): boolean {
  const text = /[\r\n]/.test(value) ? value.replaceAll(/[\r\n]/g, '') : value
  return text.length % 4 === 0 && BASE64.test(text)
}
