import type { Environment, Library } from './environment.ts'
import { authorizerLibrary, authorizerSelectorsLibrary } from './library/authorizer-library.ts'
import { cidrLibrary } from './library/cidr-library.ts'
import { formatLibrary } from './library/format-library.ts'
import { ipLibrary } from './library/ip-library.ts'
import { kubernetesListsLibrary } from './library/kubernetes-lists-library.ts'
import { quantityLibrary } from './library/quantity-library.ts'
import { regexLibrary } from './library/regex-library.ts'
import { semverLibrary } from './library/semver-library.ts'
import { urlLibrary } from './library/url-library.ts'
import { standardLibrary } from './standard/standard-library.ts'

/** What kube-apiserver 1.36 gives to every expression (apiserver pkg/cel/environment/base.go). */
const libraries: readonly Library[] = [
  standardLibrary,
  urlLibrary,
  regexLibrary,
  kubernetesListsLibrary,
  authorizerLibrary,
  quantityLibrary,
  ipLibrary,
  cidrLibrary,
  formatLibrary,
  authorizerSelectorsLibrary,
  semverLibrary,
]

/** The environment of Kubernetes' expressions, without variables and types of their own: `{ ...kubernetesEnvironment, variables, types }`. */
export const kubernetesEnvironment: Environment = {
  libraries,
  variables: {},
  types: { has: () => false, fieldType: () => undefined },
}
