import type { Environment, Library } from './environment.ts'
import { authorizerLibrary, authorizerSelectorsLibrary } from './library/authorizer-library.ts'
import { cidrLibrary } from './library/cidr-library.ts'
import { equalityLibrary } from './library/equality-library.ts'
import { formatLibrary } from './library/format-library.ts'
import { ipLibrary } from './library/ip-library.ts'
import { kubernetesListsLibrary } from './library/kubernetes-lists-library.ts'
import { listsLibrary } from './library/lists-library.ts'
import { messagesLibrary } from './library/messages-library.ts'
import { optionalLibrary } from './library/optional-library.ts'
import { quantityLibrary } from './library/quantity-library.ts'
import { regexLibrary } from './library/regex-library.ts'
import { semverLibrary } from './library/semver-library.ts'
import { setsLibrary } from './library/sets-library.ts'
import { stringsLibrary } from './library/strings-library.ts'
import { twoVariableLibrary } from './library/two-variable-library.ts'
import { urlLibrary } from './library/url-library.ts'
import { standardLibrary } from './standard/standard-library.ts'

/** What kube-apiserver 1.36 gives to every expression (apiserver pkg/cel/environment/base.go). */
const libraries: readonly Library[] = [
  standardLibrary,
  equalityLibrary,
  urlLibrary,
  regexLibrary,
  kubernetesListsLibrary,
  authorizerLibrary,
  optionalLibrary,
  quantityLibrary,
  stringsLibrary,
  setsLibrary,
  ipLibrary,
  cidrLibrary,
  formatLibrary,
  authorizerSelectorsLibrary,
  twoVariableLibrary,
  semverLibrary,
  listsLibrary,
  messagesLibrary,
]

/** The environment of Kubernetes' expressions, without variables and types of their own: `{ ...kubernetesEnvironment, variables, types }`. */
export const kubernetesEnvironment: Environment = {
  libraries,
  variables: {},
  types: { has: () => false, fieldType: () => undefined },
}
