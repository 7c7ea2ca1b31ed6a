/**
 * Where the embedded server is known to differ from the real one, by area and case, with the reason. The suite fails a case that is listed and does
 * not differ, so this can only shrink; the aim is that nothing is left.
 */
export const differences: { readonly [area: string]: { readonly [title: string]: string } } = {
  bodies: {
    'accepted: application/vnd.kubernetes.protobuf': 'the embedded server writes nothing in protobuf, not even a Status',
  },
  'crd-lifecycle': {
    'judged: properties with additionalProperties': 'an empty `properties` of a schema is stored, where Go leaves out an empty map',
  },
  discovery: {
    'definitions and namespaces': 'the embedded server has no namespaces/finalize: it empties namespaces itself',
  },
  deletion: {
    'while an object waits: another deletionTimestamp':
      'the real server notes in managedFields who asked for it, which is a write; that needs server-side apply',
  },
  cel: titles('the CEL engine is not there yet: rules are counted in a warning', [
    'rules that hold',
    'a message and a fieldPath',
    'no message',
    'a messageExpression',
    'reason FieldValueRequired',
    'reason FieldValueForbidden',
    'reason FieldValueDuplicate',
    'a rule on metadata',
    'in the items of a list',
    'in the values of a map',
    'a rule that cannot be evaluated',
    'several rules',
    'a schema error of a kind that lets rules run',
    'a transition rule on a change',
    'a transition rule without a change',
    'a transition rule on a field that appears',
    'a transition rule on a field that goes',
    'an optional old value at an update',
  ]),
  apply: titles('server-side apply is not there yet: 501', [
    'creates and updates',
    'removes what is no longer applied',
    'conflicts, and forces',
    'YAML',
    'an invalid object',
  ]),
  'json-patch': {
    'a result of another version': 'the real server reads a version it does not have without a schema, and warns of every field',
    'a result that has lost its kind': 'the object is quoted with keys such as "0" first, where JavaScript puts them',
  },
  status: {
    patches: 'the real server notes in managedFields who wrote a status, even one that stays what it is; that needs server-side apply',
  },
  scale: titles('the real server notes in managedFields who scaled, which is a write; that needs server-side apply', [
    'a replacement to what it is',
    'a merge patch of status',
    'a merge patch of labels',
  ]),
}

function titles(reason: string, cases: readonly string[]): { readonly [title: string]: string } {
  return Object.fromEntries(cases.map((title) => [title, reason]))
}
