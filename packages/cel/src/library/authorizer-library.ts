import type { Range } from '../call-estimate.ts'
import { boolType, type CelType, objectType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { add, exactly, scale, UNKNOWN } from '../estimate/range.ts'
import type { FunctionDeclaration } from '../function-declaration.ts'
import { method } from '../standard/overload.ts'
import { actualSize } from '../values/actual-size.ts'
import { type CallCost, fixedCost, TRAVERSAL } from './call-cost.ts'

export const authorizerType = objectType('kubernetes.authorization.Authorizer')
const pathCheckType = objectType('kubernetes.authorization.PathCheck')
const groupCheckType = objectType('kubernetes.authorization.GroupCheck')
const resourceCheckType = objectType('kubernetes.authorization.ResourceCheck')
const decisionType = objectType('kubernetes.authorization.Decision')

/** Chosen so that an expression can afford two checks. */
const CHECK_COST = 350_000

/**
 * The types and methods of `authorizer` (k8s.io/apiserver/pkg/cel/library/authz.go). They only exist while compiling: no rule of a
 * CustomResourceDefinition is ever given an authorizer.
 */
export const authorizerLibrary: Library = {
  name: 'kubernetes.authz',
  since: '1.27',
  functions: [
    builder('path', 'authorizer_path', [authorizerType, stringType], pathCheckType),
    builder('group', 'authorizer_group', [authorizerType, stringType], groupCheckType),
    builder('serviceAccount', 'authorizer_serviceaccount', [authorizerType, stringType, stringType], authorizerType),
    builder('resource', 'groupcheck_resource', [groupCheckType, stringType], resourceCheckType),
    builder('subresource', 'resourcecheck_subresource', [resourceCheckType, stringType], resourceCheckType),
    builder('namespace', 'resourcecheck_namespace', [resourceCheckType, stringType], resourceCheckType),
    builder('name', 'resourcecheck_name', [resourceCheckType, stringType], resourceCheckType),
    {
      name: 'check',
      overloads: [
        method('pathcheck_check', [pathCheckType, stringType], decisionType),
        method('resourcecheck_check', [resourceCheckType, stringType], decisionType),
      ],
      ...fixedCost(CHECK_COST),
    },
    builder('errored', 'decision_errored', [decisionType], boolType),
    builder('error', 'decision_error', [decisionType], stringType),
    builder('allowed', 'decision_allowed', [decisionType], boolType),
    builder('reason', 'decision_reason', [decisionType], stringType),
  ],
}

/** Selectors of authorizer checks. */
export const authorizerSelectorsLibrary: Library = {
  name: 'kubernetes.authzSelectors',
  since: '1.31',
  functions: [
    {
      name: 'fieldSelector',
      overloads: [method('authorizer_fieldselector', [resourceCheckType, stringType], resourceCheckType)],
      ...selectorCost(),
    },
    {
      name: 'labelSelector',
      overloads: [method('authorizer_labelselector', [resourceCheckType, stringType], resourceCheckType)],
      ...selectorCost(),
    },
  ],
}

function builder(name: string, id: string, args: readonly CelType[], result: CelType): FunctionDeclaration {
  return { name, overloads: [method(id, args, result)], ...fixedCost(1) }
}

/** Parsing a selector makes a list of requirements, the shortest of which has two characters. */
function selectorCost(): CallCost {
  const price = (length: Range) => add(add(exactly(10), scale(length, TRAVERSAL)), scale(scale(length, 0.5), 10 + 40))
  return {
    actualCost: ([, selector = null]) => price(exactly(actualSize(selector))).max,
    estimateCost: ({ args: [selector] }) => (selector === undefined ? undefined : { cost: price(selector.size ?? UNKNOWN) }),
  }
}
