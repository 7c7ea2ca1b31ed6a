/** What is answered in place of an API server. */
export type HttpFault =
  /** A Status, as an overloaded or ailing server sends it. */
  | { readonly type: 'Status'; readonly code: number; readonly retryAfterSeconds?: number | undefined }
  /** A page, as login portals and load balancers send it. */
  | { readonly type: 'Html'; readonly code: number }
  /** A success whose body ends in the middle, as if that were all. */
  | { readonly type: 'HalfBody' }

const reasons: { readonly [code: number]: string } = {
  410: 'Expired',
  429: 'TooManyRequests',
  500: 'InternalError',
  503: 'ServiceUnavailable',
  504: 'Timeout',
}

export function statusBody(code: number): object {
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: 'a fault of the proxy', reason: reasons[code], code }
}

export const html = '<!DOCTYPE html>\n<html>\n<head><title>Sign in</title></head>\n<body>\n<h1>Sign in</h1>\n</body>\n</html>\n'
