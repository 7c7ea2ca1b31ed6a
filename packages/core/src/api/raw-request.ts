import { encodeJson } from './body.ts'
import type { RequestParts } from './request.ts'
import { refuse, requestIssue } from './resource-path.ts'

/** What a {@link rawRequest} is beside its path. */
export interface RawRequestOptions {
  /** Default: `GET`. */
  readonly method?: RequestParts['method']
  /** The media type to be answered in. Default: `application/json`; `text/plain` for that of `/metrics`. */
  readonly accept?: string
  /** Sent as it is where it is a string, otherwise as JSON. */
  readonly body?: unknown
  /** Of the body. Default: `application/json`. */
  readonly contentType?: string
  /** What the request is about, for messages. Default: the path without its query. */
  readonly subject?: string
}

/**
 * A request for a path that no resource stands for: `/version`, `/readyz?verbose`, `/api/v1/namespaces/default/services/web:80/proxy/`.
 *
 * @param path path and query as they are to be sent: encode what comes from elsewhere
 * @throws KubeError `RequestError` for a path that would lead to another host or above the server's root, and for a body that is not JSON
 */
export function rawRequest(path: string, options: RawRequestOptions = {}): RequestParts {
  const { method = 'GET', accept = 'application/json', body, contentType = 'application/json' } = options
  const [pathname = ''] = path.split('?')
  const subject = options.subject ?? pathname
  const what = `The ${method} request`
  refuse(what, isPath(path, pathname) ? [] : [requestIssue([], pathProblem, 'a path from the root', path)])
  if (body === undefined) return { method, path, headers: { accept }, subject }
  const text = typeof body === 'string' ? body : encodeJson(what, body)
  return { method, path, headers: { accept, 'content-type': contentType }, body: text, subject }
}

const pathProblem = 'The path has to begin with "/", with neither "." and ".." as segments nor blanks, backslashes and fragments.'

/** The path is appended to the server's URL as a text: `@host` would change who is asked, `..` would leave the server's own path. */
function isPath(path: string, pathname: string): boolean {
  return path.startsWith('/') && !/[\s\p{Cc}\\#]/u.test(path) && !pathname.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment))
}
