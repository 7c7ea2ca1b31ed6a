import { isRecord } from '../decode/record.ts'
import { goSource, goValue } from '../encode/go-value.ts'
import { fieldType, type ListType, type MapType, type MergeType, type Scalar, typeFor } from './merge-type.ts'
import { elementText, fieldElement, itemElement } from './path-element.ts'

/** Whether items that nothing tells apart are minded; an object may have some, a configuration may not. */
export interface TypedOptions {
  readonly duplicates?: 'minded' | 'allowed'
}

/** Why a value is none of the type, each with its path (structured-merge-diff typed/validate.go). */
export function typedProblems(type: MergeType, value: unknown, { duplicates = 'minded' }: TypedOptions = {}): string[] {
  return problemsAt(type, value, '', duplicates === 'allowed')
}

function problemsAt(type: MergeType, value: unknown, path: string, allowed: boolean): string[] {
  const { map, scalar, list } = typeFor(type, value)
  if (value === null) return []
  if (map !== undefined) return mapProblems(map, value, path, allowed)
  if (scalar !== undefined) return scalarProblem(scalar, value, path)
  return list === undefined ? [] : listProblems(list, value, path, allowed)
}

function mapProblems(type: MapType, value: unknown, path: string, allowed: boolean): string[] {
  if (!isRecord(value)) return [told(path, `expected map, got ${shown(value)}`)]
  const problems: string[] = []
  for (const [name, inside] of Object.entries(value)) {
    const at = path + elementText(fieldElement(name))
    const below = fieldType(type, name)
    // What comes behind is not looked at, in whatever order fields come.
    if (below === undefined) return [...problems, told(at, 'field not declared in schema')]
    problems.push(...problemsAt(below, inside, at, allowed))
  }
  return problems
}

function listProblems(type: ListType, value: unknown, path: string, allowed: boolean): string[] {
  if (!Array.isArray(value)) return [told(path, `expected list, got ${shown(value)}`)]
  const seen = new Set<string>()
  const problems: string[] = []
  for (const [index, item] of value.entries()) {
    const place = type.atomic ? { element: `i:${index}` } : itemElement(type, item)
    if ('problem' in place) return [...problems, told(path, `element ${index}: ${place.problem}`)]
    const at = elementText(place.element)
    if (seen.has(place.element) && !allowed) problems.push(told(path, `duplicate entries for key ${at}`))
    seen.add(place.element)
    problems.push(...problemsAt(type.items(), item, path + at, allowed))
  }
  return problems
}

function scalarProblem(scalar: Scalar, value: unknown, path: string): string[] {
  const isNumber = typeof value === 'number' || typeof value === 'bigint'
  switch (scalar) {
    case 'numeric':
      return isNumber ? [] : [told(path, `expected numeric (int or float), got ${goType(value)}`)]
    case 'string':
      return typeof value === 'string' ? [] : [told(path, `expected string, got &value.valueUnstructured{Value:${goSource(value)}}`)]
    case 'boolean':
      return typeof value === 'boolean' ? [] : [told(path, `expected boolean, got ${shown(value)}`)]
    case 'untyped':
      return typeof value === 'object' ? [told(path, `expected any scalar, got ${shown(value)}`)] : []
  }
}

function told(path: string, problem: string): string {
  return `${path}: ${problem}`
}

function goType(value: unknown): string {
  if (Array.isArray(value)) return '[]interface {}'
  if (isRecord(value)) return 'map[string]interface {}'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

/** Go prints its own holder of the value, with the value in it. */
function shown(value: unknown): string {
  return `&{${goValue(value)}}`
}

/** Several problems as one message. */
export function aggregate(problems: readonly string[]): string {
  return problems.length === 1 ? problems[0]! : ['errors:', ...problems.map((problem) => `  ${problem}`)].join('\n')
}

/** Whether a value is of the type, apart from fields that it does not know and items that nothing tells apart. */
export function fits(type: MergeType, value: unknown): boolean {
  const { map, scalar, list } = typeFor(type, value)
  if (value === null) return true
  if (map !== undefined) return isRecord(value) && mapFits(map, value)
  if (scalar !== undefined) return scalarProblem(scalar, value, '').length === 0
  return list === undefined || (Array.isArray(value) && listFits(list, value))
}

function mapFits(type: MapType, value: { readonly [name: string]: unknown }): boolean {
  for (const name in value) {
    const below = fieldType(type, name)
    if (below !== undefined && !fits(below, value[name])) return false
  }
  return true
}

function listFits(type: ListType, value: readonly unknown[]): boolean {
  return value.every((item) => (type.atomic || 'element' in itemElement(type, item)) && fits(type.items(), item))
}
