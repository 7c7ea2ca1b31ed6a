import { checkNumberFormat } from '../../format/number-format.ts'
import type { StructuralSchema } from '../../structural-schema.ts'
import type { Fault } from '../expectation.ts'
import { goFormats } from './go-formats.ts'
import { typesOf } from './go-types.ts'
import type { Check } from './run.ts'

/** A string, a number, a boolean, one of several, or anything at all. */
export function scalarCheck(schema: StructuralSchema): Check {
  const types = typesOf(schema)
  if (types === undefined) return () => {}
  const wrongType: Fault = { keyword: 'type', params: { type: types } }
  const taken = new Set(typeof types === 'string' ? [types] : types)
  const { nullable = false, enum: values } = schema
  const [checkString, checkNumber] = [stringCheck(schema), numberCheck(schema)]
  return (value, key, run) => {
    switch (typeof value) {
      case 'string':
        return taken.has('string') ? checkString(value, key, run) : run.fail(wrongType, value, key)
      case 'number':
        return taken.has('number') || (taken.has('integer') && Number.isInteger(value))
          ? checkNumber(value, key, run)
          : run.fail(wrongType, value, key)
      case 'boolean':
        if (!taken.has('boolean')) run.fail(wrongType, value, key)
        return
      default:
        if (value !== null || !(nullable || run.input)) run.fail(wrongType, value, key)
        // As in CustomResourceDefinitions, `nullable` beside `enum` permits nothing.
        else if (values !== undefined && !run.input) run.fail({ keyword: 'enum', params: { allowedValues: values } }, value, key)
    }
  }
}

function stringCheck({ format, enum: values }: StructuralSchema): Check {
  const fits = format === undefined ? undefined : goFormats.get(format)
  const allowed = values === undefined ? undefined : new Set(values)
  return (value, key, run) => {
    if (fits?.(value as string) === false) run.fail({ keyword: 'format', params: { format: shownFormat(format) } }, value, key)
    // An empty string is what Go takes for unset, whatever the constants are.
    else if (allowed?.has(value) === false && !(run.input && value === ''))
      run.fail({ keyword: 'enum', params: { allowedValues: values } }, value, key)
  }
}

/** Ajv names it without the dash, and has one word for it. */
function shownFormat(format: string | undefined): string | undefined {
  return format === 'date-time' ? 'datetime' : format
}

function numberCheck({ type, format, ...schema }: StructuralSchema): Check {
  // The server measures every integer as an int64, whatever it says of itself, but that of an IntOrString as an int32.
  const isInteger = type === 'integer' || (schema['x-kubernetes-int-or-string'] === true && format !== 'quantity')
  const effective = format === 'int-or-string' ? 'int32' : (format ?? (isInteger ? 'int64' : ''))
  return (value, key, run) => {
    if (!checkNumberFormat(effective, value as number)) run.fail({ keyword: 'format', params: { format: effective } }, value, key)
  }
}
