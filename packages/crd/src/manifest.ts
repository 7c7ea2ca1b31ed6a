import { RefusedError, type AnyResource, type Issue, type PrinterColumn } from '@kindbox/core'
import type {
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionVersion,
} from './custom-resource-definition.ts'
import { lint } from './lint/lint.ts'

/**
 * The CustomResourceDefinition of a kind, from its resource in each version. Lists that are empty are left out, as the server
 * leaves them out, so that an applied definition shows no drift.
 *
 * @throws KubeError `DefinitionError` where the versions contradict each other (another group, kind, plural or scope, the same
 *   version twice, not exactly one stored version), and where the server would refuse the definition: see {@link lint}.
 */
export function crd(...versions: [AnyResource, ...AnyResource[]]): CustomResourceDefinition {
  const [first] = versions
  const name = `${first.plural}.${first.group}`
  refuse(name, [...disagreements(versions), ...storageIssues(versions)])
  const definition: CustomResourceDefinition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name, ...joined('labels', versions), ...joined('annotations', versions) },
    spec: {
      group: first.group,
      names: namesOf(versions),
      scope: first.scope,
      versions: versions.map((resource) => versionOf(resource, versions.length === 1)),
    },
  }
  refuse(
    name,
    lint(definition).filter(({ severity }) => severity === 'error'),
  )
  return definition
}

function refuse(name: string, issues: readonly Issue[]): void {
  if (issues.length === 0) return
  const listed = issues.map(({ field, message }) => `\n  ${field}: ${message}`).join('')
  throw new RefusedError(
    'DefinitionError',
    `No server would accept the CustomResourceDefinition ${name} of these versions:${listed}`,
    issues,
  )
}

function joined(field: 'labels' | 'annotations', versions: readonly AnyResource[]): { labels?: Pairs; annotations?: Pairs } {
  const pairs: Pairs = Object.assign({}, ...versions.map((resource) => resource[field]))
  return Object.keys(pairs).length === 0 ? {} : { [field]: pairs }
}

type Pairs = { [key: string]: string }

function namesOf(versions: readonly [AnyResource, ...AnyResource[]]): CustomResourceDefinitionNames {
  const [{ plural, singular, kind, listKind }] = versions
  const shortNames = [...new Set(versions.flatMap((resource) => resource.shortNames))]
  const categories = [...new Set(versions.flatMap((resource) => resource.categories))]
  return {
    plural,
    singular,
    ...(shortNames.length > 0 && { shortNames }),
    kind,
    listKind,
    ...(categories.length > 0 && { categories }),
  }
}

function versionOf(resource: AnyResource, only: boolean): CustomResourceDefinitionVersion {
  const { status, scale } = resource.subresources
  const columns = resource.additionalPrinterColumns.map((column: PrinterColumn) => ({ ...column }))
  const selectableFields = resource.selectableFields.map(({ jsonPath }) => ({ jsonPath }))
  return {
    name: resource.version,
    served: resource.served,
    storage: resource.storage ?? only,
    ...(resource.deprecated && { deprecated: true }),
    ...(resource.deprecationWarning !== undefined && { deprecationWarning: resource.deprecationWarning }),
    schema: { openAPIV3Schema: resource.schema },
    ...((status || scale) && { subresources: { ...(status && { status: {} }), ...(scale && { scale: { ...scale } }) } }),
    ...(columns.length > 0 && { additionalPrinterColumns: columns }),
    ...(selectableFields.length > 0 && { selectableFields }),
  }
}

function disagreements([first, ...others]: readonly [AnyResource, ...AnyResource[]]): Issue[] {
  const issues: Issue[] = []
  for (const other of others) {
    for (const field of ['group', 'kind', 'plural', 'singular', 'listKind', 'scope'] as const) {
      if (other[field] === first[field]) continue
      const message = `${field} is ${JSON.stringify(first[field])} in version ${first.version} and ${JSON.stringify(other[field])} in version ${other.version}.`
      issues.push(issue(field, message, JSON.stringify(first[field]), JSON.stringify(other[field])))
    }
  }
  return issues
}

function storageIssues(versions: readonly AnyResource[]): Issue[] {
  const issues: Issue[] = []
  const names = versions.map((resource) => resource.version)
  for (const twice of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    issues.push(issue('version', `Version ${twice} is there twice.`, 'each version once', twice))
  }
  const stored = versions.filter((resource) => resource.storage ?? versions.length === 1)
  if (stored.length !== 1) {
    const found = stored.length === 0 ? 'none' : stored.map((resource) => resource.version).join(' and ')
    issues.push(
      issue(
        'storage',
        `Exactly one version has to say storage: true, and ${found} ${stored.length > 1 ? 'do' : 'does'}.`,
        'one stored version',
        found,
      ),
    )
  }
  return issues
}

function issue(field: string, message: string, expected: string, actual: string): Issue {
  return { code: 'FieldValueInvalid', severity: 'error', path: [field], field, message, expected, actual }
}
