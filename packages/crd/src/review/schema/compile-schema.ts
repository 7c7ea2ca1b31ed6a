import { isKnownFormat, type StructuralSchema } from '@kindbox/core'
import { type FieldError, NO_FIELD, notSupportedMessage, tooLongMessage, tooManyMessage, withDetail } from '../go/field-error.ts'
import { isGoNumber } from '../go/number.ts'
import { isObject, type JsonObject } from '../go/record.ts'
import { compileSpine, isUnchanged } from './correlation.ts'
import { compileEnum } from './enum-check.ts'
import { compileItems } from './items-check.ts'
import { compileJunctors } from './junctor-check.ts'
import { compileNumber } from './number-check.ts'
import { compileProperties } from './properties-check.ts'
import { compileFormat, compileString } from './string-check.ts'
import { compileType, typesOf } from './type-check.ts'
import { type Check, type Fault, Run } from './run.ts'

/**
 * Validates a value against the schema it was compiled from, and returns what the server would report. Given the old value of an
 * update, it forgives the faults of what was left as it was.
 */
export type ValidateSchema = (value: unknown, old?: unknown) => readonly FieldError[]

export interface ValidateSchemaOptions {
  /** The field that the schema belongs to, when it is not the whole object: `status`. */
  readonly under?: string
  /** The server forgets the formats that it does not check, except where it checks a default. Default: false. */
  readonly allFormats?: boolean
}

/**
 * Compiles a schema into closures that report exactly the causes of the server (apiextensions-apiserver
 * pkg/apiserver/validation/validation.go over kube-openapi pkg/validation/validate).
 */
export function compileSchema(schema: StructuralSchema, options: ValidateSchemaOptions = {}): ValidateSchema {
  const check = compile(schema, options.allFormats ? ({ format = '' }) => format : effectiveFormat)
  const spine = compileSpine(schema)
  return (value, old) => {
    const correlated = old === undefined ? undefined : { spine, old }
    const run = new Run()
    run.correlated = correlated
    check(value, run)
    if (run.failures === 0 || (correlated !== undefined && isUnchanged(correlated, value))) return []
    const faults: Fault[] = []
    const loud = new Run()
    loud.correlated = correlated
    loud.faults = faults
    check(value, loud)
    return distinct(faults).map((fault) => toFieldError(fault, options.under))
  }
}

/** One node: every keyword that applies to the value, and the server's match count of it. */
function compile(schema: StructuralSchema, formatOf: (schema: StructuralSchema) => string): Check {
  const below = (inner: StructuralSchema): Check => compile(inner, formatOf)
  const format = formatOf(schema)
  const type = compileType(schema, format)
  const typed = typesOf(schema).length > 0 || format !== '' ? type : undefined
  const junctors = compileJunctors(schema, below)
  const string = compileString(schema)
  const stringFormat = compileFormat(format)
  const number = compileNumber(schema, format)
  const items = compileItems(schema, below)
  const properties = compileProperties(schema, below)
  const entries = compileEnum(schema)
  // A validator that applies counts one even where it has nothing to check.
  const always = 3 + (typed === undefined ? 0 : 1)
  const onStrings = stringFormat === undefined ? 1 : 2

  const whole: Check = (value, run) => {
    if (value === null) {
      const count = type(value, run)
      entries?.(value, run)
      return count
    }
    let count = always
    if (typed !== undefined) count += typed(value, run)
    count += junctors === undefined ? 1 : junctors(value, run)
    if (typeof value === 'string') {
      string?.(value, run)
      stringFormat?.(value, run)
      count += onStrings
    } else if (isGoNumber(value)) {
      count += 1 + number(value, run)
    } else if (Array.isArray(value)) {
      count += 1 + items(value, run)
    }
    entries?.(value, run)
    if (isObject(value)) count += 1 + properties(value, run)
    return count
  }
  if (junctors !== undefined || format !== '') return whole
  return forType(schema, whole, { string, entries, items, properties })
}

interface Keywords {
  readonly string: Check | undefined
  readonly entries: Check | undefined
  readonly items: (items: readonly unknown[], run: Run) => number
  readonly properties: (object: JsonObject, run: Run) => number
}

/** What `whole` counts for a value of the schema's one type that passes: 4 for what always applies, and 1 each for type, junctors and the type's own keywords. */
const MATCHED = 7

/** Most values are of the one type of their schema, which need not be asked what else they could be. */
function forType(schema: StructuralSchema, whole: Check, { string, entries, items, properties }: Keywords): Check {
  const type = schema['x-kubernetes-int-or-string'] === true ? undefined : schema.type
  if (type === 'string') {
    return (value, run) => {
      if (typeof value !== 'string') return whole(value, run)
      string?.(value, run)
      entries?.(value, run)
      return MATCHED
    }
  }
  if (entries !== undefined) return whole
  if (type === 'object') return (value, run) => (isObject(value) ? MATCHED + properties(value, run) : whole(value, run))
  if (type === 'array') return (value, run) => (Array.isArray(value) ? MATCHED + items(value, run) : whole(value, run))
  return whole
}

/** The server forgets formats that it does not know (`StripUnsupportedFormatsPostProcess`). */
function effectiveFormat(schema: StructuralSchema): string {
  const type = schema['x-kubernetes-int-or-string'] === true ? undefined : schema.type
  return schema.format !== undefined && isKnownFormat(schema.format, type) ? schema.format : ''
}

/** Several parts of a schema can find the same fault; the server drops what has the message of another (`Result.AddErrors`). */
function distinct(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>()
  return faults.filter(({ text }) => {
    if (seen.has(text)) return false
    seen.add(text)
    return true
  })
}

/** `kubeOpenAPIResultToFieldErrors`. */
function toFieldError(fault: Fault, under: string | undefined): FieldError {
  const path = under === undefined ? fault.path : [under, ...fault.path]
  const field = fault.kind.is === 'nameless' ? (under ?? NO_FIELD) : fieldOf(fault.name, under)
  switch (fault.kind.is) {
    case 'required':
      return { reason: 'FieldValueRequired', field, message: 'Required value', path }
    case 'unsupported':
      return { reason: 'FieldValueNotSupported', field, message: notSupportedMessage(fault.kind.value, fault.kind.supported), path }
    case 'tooLong':
      return { reason: 'FieldValueTooLong', field, message: tooLongMessage(fault.kind.maximum), path }
    case 'tooMany':
      return { reason: 'FieldValueTooMany', field, message: tooManyMessage(fault.kind.actual, fault.kind.maximum), path }
    case 'typed':
      return { reason: 'FieldValueTypeInvalid', field, message: withDetail(`Invalid value: ${fault.kind.printed}`, fault.text), path }
    case 'plain':
      return { reason: 'FieldValueInvalid', field, message: withDetail(`Invalid value: ${fault.kind.printed}`, fault.text), path }
    case 'nameless':
      return { reason: 'FieldValueInvalid', field, message: withDetail('Invalid value: ""', fault.text), path }
  }
}

function fieldOf(name: string, under: string | undefined): string {
  if (name === '' || name === '.') return under ?? NO_FIELD
  const relative = name.startsWith('.') ? name.slice(1) : name
  return under === undefined ? relative : `${under}.${relative}`
}
