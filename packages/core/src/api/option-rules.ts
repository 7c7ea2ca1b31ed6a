import type { Issue } from '../issue.ts'
import type { PatchType } from './patch.ts'
import { requestIssue } from './resource-path.ts'

/** Every option that travels in a query or in a delete's body, by its wire name. */
export interface WireOptions {
  readonly resourceVersion?: string
  readonly resourceVersionMatch?: string
  readonly labelSelector?: string
  readonly fieldSelector?: string
  readonly limit?: number
  readonly continue?: string
  readonly timeoutSeconds?: number
  readonly allowWatchBookmarks?: boolean
  readonly sendInitialEvents?: boolean
  readonly dryRun?: string
  readonly fieldManager?: string
  readonly fieldValidation?: string
  readonly force?: boolean
  readonly gracePeriodSeconds?: number
  readonly propagationPolicy?: string
}

/**
 * What is wrong with options before any server sees them. The rules are the server's where it has one: `ValidateListOptions`
 * (apimachinery pkg/apis/meta/internalversion/validation), `ValidatePatchOptions` and `ValidateDeleteOptions` (pkg/apis/meta/v1/validation).
 */
export function optionIssues(options: WireOptions, use: { watch?: boolean; patch?: PatchType } = {}): Issue[] {
  return [...valueIssues(options), ...versionIssues(options, use.watch === true), ...(use.patch ? applyIssues(options, use.patch) : [])]
}

const allowed = {
  resourceVersionMatch: ['Exact', 'NotOlderThan'],
  dryRun: ['All'],
  fieldValidation: ['Ignore', 'Warn', 'Strict'],
  propagationPolicy: ['Orphan', 'Background', 'Foreground'],
} as const

function valueIssues(options: WireOptions): Issue[] {
  const issues: Issue[] = []
  for (const [name, values] of Object.entries(allowed)) {
    const value = options[name as keyof typeof allowed]
    if (value === undefined || (values as readonly string[]).includes(value)) continue
    const expected = values.map((each) => JSON.stringify(each)).join(', ')
    issues.push(requestIssue([name], `${name} has to be one of ${expected}, not ${JSON.stringify(value)}.`, `one of ${expected}`, value))
  }
  for (const name of ['limit', 'timeoutSeconds', 'gracePeriodSeconds'] as const) {
    const value = options[name]
    if (value === undefined || (Number.isSafeInteger(value) && value >= 0)) continue
    issues.push(
      requestIssue([name], `${name} has to be a whole number from 0 up, not ${String(value)}.`, 'a whole number from 0 up', value),
    )
  }
  const { fieldManager } = options
  if (fieldManager !== undefined && (fieldManager.length > 128 || !/^[\p{L}\p{M}\p{N}\p{P}\p{S} ]*$/u.test(fieldManager))) {
    issues.push(
      requestIssue(
        ['fieldManager'],
        'fieldManager has to be at most 128 printable characters.',
        'at most 128 printable characters',
        fieldManager,
      ),
    )
  }
  return issues
}

function versionIssues(options: WireOptions, watch: boolean): Issue[] {
  const { resourceVersion, resourceVersionMatch: match, sendInitialEvents } = options
  const issues: Issue[] = []
  const conflict = (name: keyof WireOptions, message: string, fix: string) => issues.push(requestIssue([name], message, fix, options[name]))
  if (options.continue !== undefined && resourceVersion !== undefined) {
    conflict('resourceVersion', 'A continue token already fixes the version of the list.', 'Leave resourceVersion out.')
  }
  if (match !== undefined && options.continue !== undefined) {
    conflict('resourceVersionMatch', 'A continue token already fixes the version of the list.', 'Leave resourceVersionMatch out.')
  }
  if (watch) {
    if (sendInitialEvents !== undefined && match !== 'NotOlderThan') {
      conflict(
        'sendInitialEvents',
        'sendInitialEvents needs to know how old the first events may be.',
        "Add resourceVersionMatch: 'NotOlderThan'.",
      )
    }
    if (match !== undefined && sendInitialEvents === undefined) {
      conflict(
        'resourceVersionMatch',
        'A watch takes resourceVersionMatch only together with sendInitialEvents.',
        'Add sendInitialEvents, or leave it out.',
      )
    }
    return issues
  }
  if (match !== undefined && options.continue === undefined && (resourceVersion ?? '') === '') {
    conflict('resourceVersionMatch', 'resourceVersionMatch says how to read a resourceVersion, and there is none.', 'Add resourceVersion.')
  }
  if (match === 'Exact' && resourceVersion === '0') {
    conflict('resourceVersionMatch', 'Version "0" means any version, so it cannot be matched exactly.', "Use 'NotOlderThan'.")
  }
  return issues
}

function applyIssues({ force, fieldManager }: WireOptions, patch: PatchType): Issue[] {
  const issues: Issue[] = []
  const isApply = patch === 'application/apply-patch+yaml'
  if (isApply && (fieldManager ?? '') === '') {
    issues.push(
      requestIssue(
        ['fieldManager'],
        'Apply records who owns the fields, so it needs a fieldManager.',
        'a fieldManager',
        fieldManager,
        "Add { fieldManager: '...' }.",
      ),
    )
  }
  if (!isApply && force !== undefined) {
    issues.push(
      requestIssue(
        ['force'],
        'force takes over fields from other managers, which only apply can do.',
        'no force',
        force,
        'Leave force out, or use apply(...).',
      ),
    )
  }
  return issues
}
