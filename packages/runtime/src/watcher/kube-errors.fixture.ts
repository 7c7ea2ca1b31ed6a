import { ApiError, KubeError, type Status } from '@kindbox/core'

/** What a client throws where the server refused. */
export function refused(code: number | undefined, status: Partial<Omit<Status, 'code'>> = {}): ApiError {
  const whole: Status = {
    apiVersion: 'v1',
    kind: 'Status',
    metadata: {},
    status: 'Failure',
    ...(code !== undefined && { code }),
    ...status,
  }
  return new ApiError(`refused: ${code ?? ''} ${status.reason ?? ''}`, whole)
}

export const expired = refused(410, { reason: 'Expired' })
export const broken = refused(500, { reason: 'InternalError' })
export const cut = new KubeError('TransportError', 'the connection was cut')
export const html = new KubeError('DecodeError', 'HTML instead of JSON')
