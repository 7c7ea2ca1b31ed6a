import { describe, expect, test } from '@jest/globals'
import { exitOf, type Exit } from './exit.ts'

const base = { apiVersion: 'v1', kind: 'Status', metadata: {} } as const

describe('the status channel tells how a command ended', () => {
  const cases: { title: string; message: string; exit: Exit }[] = [
    { title: 'success', message: '{"metadata":{},"status":"Success"}', exit: { type: 'Exited', code: 0 } },
    {
      title: 'an exit code',
      message:
        '{"metadata":{},"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"42"}]},"message":"x"}',
      exit: { type: 'Exited', code: 42 },
    },
    {
      title: 'no process',
      message: '{"status":"Failure","message":"no such file","reason":"InternalError","code":500}',
      exit: { type: 'Failed', status: { ...base, status: 'Failure', message: 'no such file', reason: 'InternalError', code: 500 } },
    },
    {
      title: 'a code that is none',
      message: '{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"soon"}]}}',
      exit: {
        type: 'Failed',
        status: {
          ...base,
          status: 'Failure',
          reason: 'NonZeroExitCode',
          details: { causes: [{ reason: 'ExitCode', message: 'soon' }] },
        },
      },
    },
    { title: 'plain text', message: 'gone', exit: { type: 'Failed', status: { ...base, status: 'Failure', message: 'gone' } } },
    { title: 'JSON that is no Status', message: '[1]', exit: { type: 'Failed', status: { ...base, status: 'Failure', message: '[1]' } } },
  ]
  test.each(cases)('$title', ({ message, exit }) => expect(exitOf(message)).toEqual(exit))
})
