import { pathSegment, pathSegmentPrefix } from '@kindbox/core'
import { METADATA } from '../document.ts'
import { issueOf } from '../field-error.ts'
import { plainMetadata } from '../plain-metadata.ts'
import type { Rule } from '../rule.ts'
import { validateObjectMeta } from '../../review/object-meta/validate-object-meta.ts'
import { validateObjectMetaUpdate } from '../../review/object-meta/validate-object-meta-update.ts'

/** apiserver pkg/registry/rest/update.go, validateCommonFields. */
export const commonMetadata: Rule = {
  name: 'common-metadata',
  about:
    'The metadata of whatever is updated is validated before anybody asks what kind of object it is; for a definition it is validated again ' +
    'afterwards, so that the server lists some causes twice or three times.',
  *document({ metadata }, { old }) {
    if (old === undefined) return
    const given = plainMetadata(metadata)
    const rules = { at: METADATA, namespaced: false, name: pathSegment, generateName: pathSegmentPrefix }
    const errors = [...validateObjectMeta(given, rules), ...validateObjectMetaUpdate(given, plainMetadata(old.metadata), METADATA)]
    for (const error of errors) yield issueOf(error)
  },
}
