import { forbidden } from '../field-error.ts'
import type { Rule } from '../rule.ts'
import { child } from '../../review/go/field-path.ts'

/** validation.go, specStandardValidatorV3.validate. */
export const defaultPlacement: Rule = {
  name: 'default-placement',
  about: 'The server alone fills in apiVersion, kind and metadata, of an object and in the maps of an embedded one.',
  *node({ schema, at, noDefault }) {
    if (schema.default !== undefined && noDefault !== undefined) yield forbidden(child(at, 'default'), `must not be set ${noDefault}`)
  },
}
