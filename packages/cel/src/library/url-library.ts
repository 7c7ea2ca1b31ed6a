import { escapedPath, formatGoUrl, type GoUrl, hostnameOf, parseGoUrl, parseRequestUri, portOf, queryOf } from '@kindbox/core'
import { boolType, listType, mapType, objectType, stringType } from '../cel-type.ts'
import type { Library } from '../environment.ts'
import { UNKNOWN } from '../estimate/range.ts'
import { method, overload } from '../standard/overload.ts'
import { EvaluationError, type OpaqueValue, type Value } from '../value.ts'
import { ArrayList } from '../values/list.ts'
import { EntriesMap } from '../values/map.ts'
import { argumentTraversal, type CallCost, fixedCost } from './call-cost.ts'

export const urlType = objectType('kubernetes.URL')

/** `url("https://example.com/a")` and its parts (k8s.io/apiserver/pkg/cel/library/urls.go). */
export const urlLibrary: Library = {
  name: 'kubernetes.urls',
  functions: [
    {
      name: 'url',
      overloads: [overload('string_to_url', [stringType], urlType, (text) => new UrlValue(readUrl(text as string)))],
      ...urlCost(),
    },
    // The one function of this library without a price of its own: it costs 1.
    {
      name: 'isURL',
      overloads: [overload('is_url_string', [stringType], boolType, (text) => !('problem' in parseRequestUri(text as string)))],
    },
    part('getScheme', 'url_get_scheme', ({ scheme }) => scheme),
    part('getHost', 'url_get_host', ({ host }) => host),
    part('getHostname', 'url_get_hostname', hostnameOf),
    part('getPort', 'url_get_port', portOf),
    part('getEscapedPath', 'url_get_escaped_path', escapedPath),
    {
      name: 'getQuery',
      overloads: [method('url_get_query', [urlType], mapType(stringType, listType(stringType)), getQuery)],
      ...fixedCost(1),
    },
  ],
}

/** Parsing costs the length, and what comes out is as long as what went in. */
function urlCost(): CallCost {
  const { actualCost, estimateCost } = argumentTraversal()
  return {
    actualCost,
    estimateCost(call) {
      const estimate = estimateCost(call)
      return estimate === undefined ? undefined : { ...estimate, resultSize: call.args[0]?.size ?? UNKNOWN }
    },
  }
}

class UrlValue implements OpaqueValue {
  readonly kind = 'opaque'
  readonly typeName = 'kubernetes.URL'
  readonly url: GoUrl

  constructor(url: GoUrl) {
    this.url = url
  }

  equals(other: Value): boolean {
    if (!(other instanceof UrlValue)) throw new EvaluationError('no such overload')
    return formatGoUrl(this.url) === formatGoUrl(other.url)
  }
}

/** First by the rules of a request, then by those of a reference, whose parts count. */
function readUrl(text: string): GoUrl {
  const request = parseRequestUri(text)
  const url = 'problem' in request ? request : parseGoUrl(text)
  if ('problem' in url) throw new EvaluationError(`URL parse error during conversion from string: ${url.problem}`)
  return url
}

function part(name: string, id: string, read: (url: GoUrl) => string) {
  return { name, overloads: [method(id, [urlType], stringType, (url) => read((url as UrlValue).url))], ...fixedCost(1) }
}

function getQuery(url: Value): Value {
  const entries = [...queryOf((url as UrlValue).url)]
  return new EntriesMap(entries.map(([key, values]) => [key, new ArrayList(values)]))
}
