/**
 * Cases, by file and line, that nothing can be held against, with the reason: what they were given is not in the record, or can be in no request; or
 * 1.36 answers otherwise than the code of 1.35, or than the tool, that was recorded.
 */
export const setAside: { readonly [file: string]: ReadonlyMap<number, string> } = {
  'apis_apiextensions_validation.jsonl': new Map([
    [34, 'no document of v1: preserveUnknownFields is neither true nor false'],
    [51, 'no document of v1: a spec.version and no versions'],
    [60, 'no document of v1: what all versions share stands at each of them'],
    [230, 'no document of v1: what all versions share stands at each of them'],
    [268, 'no document of v1: a schema at the top and at a version'],
    [306, 'not recorded: that the schema is unchanged'],
    [309, 'no document of v1: what all versions share stands at each of them'],
    [310, 'not recorded: that the schema is unchanged'],
    [323, 'not recorded: a function that only the case has'],
    [325, 'not recorded: a function that only the case has'],
    [375, 'not recorded: an option that no server sets forbids defaults'],
    [387, 'not recorded: it compiles as Kubernetes 1.30 did, to which a reserved word was no field'],
  ]),
  'apiserver_schema_cel.jsonl': new Map([
    [1112, 'not recorded: a float32, which no JSON holds'],
    [1122, 'not recorded: the additionalProperties of an allOf'],
    [1125, 'not recorded: the additionalProperties of an allOf'],
    [1148, 'not recorded: a request that is given up'],
  ]),
  'scalars.jsonl': new Map([
    [1, 'since 1.36: the range of int32 is enforced'],
    [3, 'since 1.36: what is no integer is said once more to be out of range'],
    [5, 'since 1.36: what is no integer is said once more to be out of range'],
    [23, 'the recorder, unlike the server, took a boolean for int-or-string'],
    [34, 'the recorder, unlike the server, answered 422 to an unknown field'],
  ]),
}
