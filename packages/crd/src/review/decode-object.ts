import { cutUtf8, encodeUtf8, goQuote, utf8Length, wellFormed } from '@kindbox/core'
import type { ObjectMeta, Path } from '@kindbox/core'
import type { CompiledVersion } from './compiled-version.ts'
import type { DecodeProblem } from './decode/decode-problem.ts'
import { MalformedError } from './embedded.ts'
import { byCodePoint, marshal } from './go/json.ts'
import { TOO_DEEP } from './go/max-depth.ts'
import { print, typeName } from './go/print.ts'
import { fieldValue, hasField, isObject, type JsonObject } from './go/record.ts'
import { coerceObjectMeta } from './object-meta/coerce-object-meta.ts'
import { MismatchError } from './object-meta/go-type.ts'
import { type GroupVersion, groupVersionProblem, parseGroupVersion } from './object-meta/group-version.ts'
import { compilePrune, unknownFieldName } from './prune.ts'
import { survey } from './survey.ts'
import { badRequest, type Finding, type Rejected } from './verdict.ts'

/** How the server treats unknown and duplicate fields: refuse, warn or drop them silently. */
export type FieldValidation = 'Strict' | 'Warn' | 'Ignore'

export interface DecodeObjectOptions {
  readonly fieldValidation: FieldValidation
  /** What the decoder of the text found that only a strict decoding refuses: duplicate fields. */
  readonly problems: readonly DecodeProblem[]
  /** The text that was decoded; it is cited where it cannot be recognised. Default: the value as JSON. */
  readonly body?: string
  /** Whether a patch made the value: that it is of another version is found only when it is validated. */
  readonly patched?: boolean
  /** Whether the value was merged from a stored object and a configuration: what was never decoded keeps its nulls and what nobody knows. */
  readonly applied?: boolean
  /** The other versions of the definition; undefined for those it lacks. */
  readonly version?: (name: string) => CompiledVersion | undefined
}

/** An object in the form in which the server goes on with it. */
export interface DecodedObject {
  readonly accepted: true
  /** Pruned, without forbidden nulls, with defaults; `metadata` is in {@link metadata} alone. */
  readonly object: JsonObject
  readonly metadata: ObjectMeta
  readonly group: string
  readonly kind: string
  readonly warnings: readonly string[]
}

/**
 * What the server makes of a decoded value before it looks at a single rule: the `schemaCoercingDecoder` and the defaulter of
 * apiextensions-apiserver pkg/apiserver/customresource_handler.go, and the checks of the create and update handlers that follow.
 */
export function decodeObject(compiled: CompiledVersion, value: unknown, options: DecodeObjectOptions): DecodedObject | Rejected {
  const body = () => options.body ?? marshal(value)
  const { tooDeep, nulls } = survey(value)
  if (tooDeep) return unrecognized(compiled, TOO_DEEP, options.body ?? '')
  // The server makes JSON of YAML, whose fields are then in order.
  const inOrder = options.body !== undefined && !/^\s*\{/.test(options.body)
  const typeMeta = interpret(value, inOrder)
  if (!typeMeta.ok) return unrecognized(compiled, typeMeta.problem, body())
  const { object, kind, groupVersion } = typeMeta
  if (kind === '') {
    const missing = (text: string) => `Object 'Kind' is missing in '${wellFormed(text)}'`
    if (options.fieldValidation !== 'Ignore') return unrecognized(compiled, missing(body()), body())
    // A lenient decoder finds out late, when it has taken the kind from the request and made JSON of the text.
    return unhandled(compiled, groupVersion.version, missing(body().startsWith('{') ? body() : marshal(value)))
  }

  const refused = (problem: string, findings: readonly Finding[], as = compiled.kind) => {
    const message = `${kind} in version ${goQuote(groupVersion.version)} cannot be handled as a ${as}: ${problem}`
    return badRequest(message, findings, [])
  }
  try {
    const spoken = compiled.version === groupVersion.version ? compiled : options.version?.(groupVersion.version)
    const { fields, metadata, unknown } =
      options.applied === true ? uncoerced(object) : coerce(compiled, spoken, { object, nulls }, kind, groupVersion)
    const problems = options.fieldValidation === 'Ignore' ? [] : [...options.problems.map(duplicateKey), ...unknown.map(unknownField)]
    if (options.fieldValidation === 'Strict' && problems.length > 0) {
      // By then the server takes the document at its word about what it is, and goes by that to word the problem.
      if (groupVersion.group === '' && groupVersion.version === '') return badRequest(NO_API_VERSION, problems, [])
      return refused(`strict decoding error: ${strictErrors(options.problems, unknown).join(', ')}`, problems, kind)
    }
    const warnings = problems.map(({ message }) => message)
    const { group, version } = groupVersion
    if ((group !== compiled.group || version !== compiled.version) && options.patched !== true)
      return otherVersion(compiled, groupVersion, warnings)
    const filled = kind === compiled.kind && group === compiled.group ? (spoken?.fillDefaults?.(fields) ?? fields) : fields
    // Filling in never turns an object into something else.
    return { accepted: true, object: filled as JsonObject, metadata, group, kind, warnings }
  } catch (error) {
    if (error instanceof MismatchError) return refused(error.message, [{ message: error.message, path: ['metadata'] }])
    if (error instanceof MalformedError) return refused(error.message, [{ message: error.message, path: error.path }])
    throw error
  }
}

/** Of all that a strict decoding minds in it, this alone is said (apiextensions-apiserver pkg/crdserverscheme/unstructured.go, `ObjectKinds`). */
const NO_API_VERSION = "Object 'apiVersion' is missing in 'object has no apiVersion field'"

/** The answer to a body that cannot be decoded, or says not what it is (apiserver pkg/endpoints/handlers/rest.go, `transformDecodeError`). */
export function unrecognized({ kind }: CompiledVersion, problem: string, body: string): Rejected {
  const message = `the object provided is unrecognized (must be of type ${kind}): ${problem} (${summarize(body)})`
  return badRequest(message, [{ message: problem, path: [] }], [])
}

/** The answer where a number is the problem: apiVersion and kind were read before it. */
export function unheldNumber(compiled: CompiledVersion, problem: string, body: string): Rejected {
  const typeMeta = interpret(JSON.parse(wellFormed(body)))
  if (!typeMeta.ok) return unrecognized(compiled, typeMeta.problem, body)
  return unhandled(compiled, typeMeta.groupVersion.version, problem, typeMeta.kind)
}

function unhandled({ kind, version }: CompiledVersion, claimedVersion: string, problem: string, claimedKind = ''): Rejected {
  const claimed = `${claimedKind === '' ? kind : claimedKind} in version ${goQuote(claimedVersion === '' ? version : claimedVersion)}`
  return badRequest(`${claimed} cannot be handled as a ${kind}: ${problem}`, [{ message: problem, path: [] }], [])
}

type Interpreted =
  | { readonly ok: true; readonly object: JsonObject; readonly kind: string; readonly groupVersion: GroupVersion }
  | { readonly ok: false; readonly problem: string }

/** apiVersion and kind, as `SimpleMetaFactory.Interpret` reads them (apimachinery pkg/runtime/serializer/json/meta.go). */
function interpret(value: unknown, inOrder = false): Interpreted {
  const prefix = "couldn't get version/kind; json parse error: json: cannot unmarshal"
  if (value === null) return { ok: true, object: {}, kind: '', groupVersion: { group: '', version: '' } }
  if (!isObject(value)) return { ok: false, problem: `${prefix} ${jsonName(value)} into Go value of type ${TYPE_META}` }
  let anyApiVersion = ''
  for (const name of inOrder ? Object.keys(value).toSorted(byCodePoint) : Object.keys(value)) {
    const field = typeMetaField(name)
    const found = field === undefined ? null : (value[name] ?? null)
    if (found === null) continue
    if (typeof found !== 'string') {
      return { ok: false, problem: `${prefix} ${jsonName(found)} into Go struct field .${field} of type string` }
    }
    if (field === 'apiVersion') anyApiVersion = found
  }
  if (parseGroupVersion(anyApiVersion) === undefined) return { ok: false, problem: groupVersionProblem(anyApiVersion) }
  // The object itself is read by a decoder that minds case.
  const groupVersion = parseGroupVersion(textIn(value, 'apiVersion'))
  if (groupVersion === undefined) return { ok: true, object: value, kind: '', groupVersion: { group: '', version: '' } }
  return { ok: true, object: value, kind: textIn(value, 'kind'), groupVersion }
}

/** Which of the two a field is to Go's own JSON, in which upper and lower case are one. */
function typeMetaField(name: string): 'apiVersion' | 'kind' | undefined {
  if (name.length !== 4 && name.length !== 10) return undefined
  const folded = name.toLowerCase().replace('\u017f', 's')
  return folded === 'kind' ? 'kind' : folded === 'apiversion' ? 'apiVersion' : undefined
}

function textIn(object: JsonObject, field: string): string {
  return String(fieldValue(object, field) ?? '')
}

const TYPE_META = 'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

interface Coerced {
  readonly fields: unknown
  readonly metadata: ObjectMeta
  readonly unknown: readonly Path[]
}

/** When it was made nobody but the server says, whatever stands there. */
function uncoerced({ metadata, ...fields }: JsonObject): Coerced {
  const { creationTimestamp: _, ...kept } = isObject(metadata) ? metadata : {}
  return { fields, metadata: coerceObjectMeta(kept, []), unknown: [] }
}

/** A version that the definition lacks has no schema, so that every field of it is unknown. */
const noSchema = compilePrune({})

function coerce(
  compiled: CompiledVersion,
  spoken: CompiledVersion | undefined,
  { object, nulls }: { readonly object: JsonObject; readonly nulls: boolean },
  kind: string,
  { group }: GroupVersion,
): Coerced {
  if (hasField(object, 'apiVersion') && object['apiVersion'] === null) throw new MismatchError(notString('apiVersion', null))
  const unknownMetadata: Path[] = []
  const metadata = hasField(object, 'metadata') ? coerceObjectMeta(object['metadata'], unknownMetadata) : {}
  const inMetadata = unknownMetadata.map((path): Path => ['metadata', ...path])
  const { metadata: _, ...fields } = object
  // Another kind in the same place is not this schema's business; its fields stay as they are.
  if (group !== compiled.group || kind !== compiled.kind) return { fields, metadata, unknown: inMetadata }
  const pruned: Path[] = []
  const known = (spoken?.prune ?? noSchema)(fields, pruned)
  const kept = spoken === undefined || !nulls ? known : spoken.dropNulls(known)
  const inEmbedded: Path[] = []
  const coerced = spoken?.embedded === undefined ? kept : spoken.embedded.coerce(kept, inEmbedded)
  return { fields: coerced, metadata, unknown: [...inMetadata, ...sorted(pruned), ...sorted(inEmbedded)] }
}

function sorted(paths: readonly Path[]): readonly Path[] {
  return paths.length < 2 ? paths : paths.toSorted((a, b) => byCodePoint(unknownFieldName(a), unknownFieldName(b)))
}

/** Duplicate keys of a YAML text are one error of several lines, though a warning each. */
function strictErrors(problems: readonly DecodeProblem[], unknown: readonly Path[]): string[] {
  const inYaml = problems.filter(({ from }) => from === 'yaml').map(({ message }) => `\n  ${message}`)
  const inJson = problems.filter(({ from }) => from === 'json').map(({ message }) => message)
  const errors = inYaml.length === 0 ? inJson : [`yaml: unmarshal errors:${inYaml.join('')}`, ...inJson]
  return [...errors, ...unknown.map((path) => unknownField(path).message)]
}

function duplicateKey({ message, path }: DecodeProblem): Finding {
  return { message, path }
}

function unknownField(path: Path): Finding {
  const field = unknownFieldName(path)
  return { message: `unknown field "${field}"`, field, path }
}

function otherVersion(compiled: CompiledVersion, found: GroupVersion, warnings: readonly string[]): Rejected {
  const text = found.group === '' ? found.version : `${found.group}/${found.version}`
  const message = `the API version in the data (${text}) does not match the expected API version (${compiled.apiVersion})`
  return badRequest(message, [{ message, field: 'apiVersion', path: ['apiVersion'] }], warnings)
}

/** The server repeats 30 bytes of a body that it cannot make out: JSON as it is, anything else in hexadecimal digits. */
function summarize(body: string): string {
  if (body === '') return '<empty>'
  // A character has no less bytes than code units, but one that begins in the last of them ends after it.
  const cut = cutUtf8(body.slice(0, SUMMARY_BYTES + 1), SUMMARY_BYTES)
  const more = utf8Length(body) > SUMMARY_BYTES ? ' ...' : ''
  if (body.startsWith('{')) return wellFormed(cut) + more
  return Array.from(encodeUtf8(cut), (byte) => byte.toString(16).padStart(2, '0')).join('') + more
}

const SUMMARY_BYTES = 30

function notString(field: string, value: unknown): string {
  return `.${field} accessor error: ${print(value)} is of the type ${typeName(value)}, expected string`
}

function jsonName(value: unknown): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'bigint') return 'number'
  return typeof value === 'boolean' ? 'bool' : typeof value
}
