import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { KubeError } from '@kindbox/core'

/**
 * A mapping of a kubeconfig and where it stands, read field by field with errors that name both. An empty value is as good as none, as it
 * is in Go.
 */
export class Section {
  readonly file: string
  /** For messages: `user "admin" in ~/.kube/config`. */
  readonly at: string
  readonly #fields: { readonly [field: string]: unknown }

  /** @throws KubeError `ConfigError` for what is no mapping */
  constructor(file: string, at: string, content: unknown) {
    if (typeof content !== 'object' || content === null || Array.isArray(content)) {
      throw new KubeError('ConfigError', `${at} has to be a mapping, not ${kindOf(content)}.`)
    }
    this.file = file
    this.at = at
    this.#fields = content as { [field: string]: unknown }
  }

  /** Whether a field is there and not empty, whatever it holds. */
  has(field: string): boolean {
    const value = this.value(field)
    return !(
      value === undefined ||
      value === '' ||
      value === false ||
      (typeof value === 'object' && Object.keys(value as object).length === 0)
    )
  }

  text(field: string): string | undefined {
    const value = this.value(field)
    if (value === undefined || value === '') return undefined
    if (typeof value === 'string') return value
    const quoted = typeof value === 'object' ? '' : ' Put it in quotes.'
    throw new KubeError('ConfigError', `${field} of ${this.at} has to be a string, not ${kindOf(value)}.${quoted}`)
  }

  flag(field: string): boolean {
    const value = this.value(field)
    if (value === undefined || typeof value === 'boolean') return value ?? false
    throw new KubeError('ConfigError', `${field} of ${this.at} has to be true or false, not ${kindOf(value)}.`)
  }

  /** A list of strings. */
  texts(field: string): string[] {
    return this.#items(field).map((item, index) => {
      if (typeof item === 'string') return item
      throw new KubeError('ConfigError', `${field}[${index}] of ${this.at} has to be a string, not ${kindOf(item)}.`)
    })
  }

  /** What a field holds, whatever it is; nothing for a null, as in Go. */
  value(field: string): unknown {
    const value = Object.hasOwn(this.#fields, field) ? this.#fields[field] : undefined
    return value ?? undefined
  }

  /** The names of all fields. */
  fields(): string[] {
    return Object.keys(this.#fields)
  }

  section(field: string, at: string): Section {
    return new Section(this.file, at, this.value(field) ?? {})
  }

  list(field: string): Section[] {
    return this.#items(field).map((item, index) => new Section(this.file, `${field}[${index}] of ${this.at}`, item))
  }

  /** The path that a field holds; relative ones start from the kubeconfig's folder. */
  path(field: string): string | undefined {
    const path = this.text(field)
    return path === undefined ? undefined : resolve(dirname(this.file), path)
  }

  /**
   * The content that `FIELD-data` holds in base64, or that the file named by `FIELD` holds; where both are there the data counts, as in
   * client-go (tools/clientcmd/api/types.go).
   */
  async content(field: string): Promise<string | undefined> {
    const data = this.text(`${field}-data`)
    if (data !== undefined) return this.#decoded(`${field}-data`, data)
    const path = this.path(field)
    if (path === undefined) return undefined
    try {
      return await readFile(path, 'utf8')
    } catch (cause) {
      throw new KubeError('ConfigError', `${field} of ${this.at} cannot be read: ${(cause as Error).message}.`, { cause })
    }
  }

  #items(field: string): unknown[] {
    const value = this.value(field) ?? []
    if (Array.isArray(value)) return value
    throw new KubeError('ConfigError', `${field} of ${this.at} has to be a list, not ${kindOf(value)}.`)
  }

  #decoded(field: string, data: string): string {
    const dense = data.replaceAll(/\s+/g, '')
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(dense) || dense.length % 4 !== 0) {
      throw new KubeError('ConfigError', `${field} of ${this.at} is not base64.`)
    }
    return Buffer.from(dense, 'base64').toString('utf8')
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a mapping' : `a ${typeof value}`
}
