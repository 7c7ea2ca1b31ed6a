import { describe, expect, test } from '@jest/globals'
import { established, faults, fooCrd } from '../foo-crd.fixture.ts'
import { conversion } from './conversion.ts'

const byUrl = (url: string) => ({ strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url } } })
const byService = (service: unknown) => ({ strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { service } } })
const inVersions = (conversionReviewVersions: unknown) => ({
  strategy: 'Webhook',
  webhook: { conversionReviewVersions, clientConfig: { url: 'https://foo.example.com' } },
})
const CONFIG = 'spec.conversion.webhookClientConfig'
const FORM = '; desired format: https://host[/path]'

describe('conversion', () => {
  test.each([
    undefined,
    { strategy: 'None' },
    byUrl('https://foo.example.com:8443/convert'),
    byService({ name: 'foo', namespace: 'bar', path: '/convert/v1' }),
    inVersions(['v1beta1', 'v9']),
  ])('takes %j', (value) => {
    expect(faults(conversion, fooCrd({ conversion: value }))).toEqual([])
  })

  test.each([
    [{}, ['spec.conversion.strategy: Required value']],
    [{ strategy: 'Hook' }, ['spec.conversion.strategy: Unsupported value: "Hook": supported values: "None", "Webhook"']],
    [
      { strategy: 'Webhook' },
      [`${CONFIG}: Required value: required when strategy is set to Webhook`, 'spec.conversion.conversionReviewVersions: Required value'],
    ],
    [
      { ...byUrl('https://foo'), strategy: 'None' },
      [
        `${CONFIG}: Forbidden: should not be set when strategy is not set to Webhook`,
        'spec.conversion.conversionReviewVersions: Forbidden: should not be set when strategy is not set to Webhook',
      ],
    ],
    [byService(undefined), [`${CONFIG}: Required value: exactly one of url or service is required`]],
    [inVersions([]), ['spec.conversion.conversionReviewVersions: Required value']],
    [inVersions(['v1', 'v1']), ['spec.conversion.conversionReviewVersions[1]: Invalid value: "v1": duplicate version']],
    [inVersions(['v9']), ['spec.conversion.conversionReviewVersions: Invalid value: ["v9"]: must include at least one of v1, v1beta1']],
    [byUrl('http://foo'), [`${CONFIG}.url: Invalid value: "http": 'https' is the only allowed URL scheme${FORM}`]],
    [byUrl('https:///foo'), [`${CONFIG}.url: Invalid value: "": host must be specified${FORM}`]],
    [
      byUrl('https://me@foo/?a=b#c'),
      [
        `${CONFIG}.url: Invalid value: "me": user information is not permitted in the URL`,
        `${CONFIG}.url: Invalid value: "c": fragments are not permitted in the URL`,
        `${CONFIG}.url: Invalid value: "a=b": query parameters are not permitted in the URL`,
      ],
    ],
    [
      byUrl('https://a b/'),
      [`${CONFIG}.url: Required value: url must be a valid URL: parse "https://a b/": invalid character " " in host name${FORM}`],
    ],
    // The server takes one for the other.
    [byService({ namespace: 'bar' }), [`${CONFIG}.service.namespace: Required value`]],
    [byService({ name: 'foo' }), [`${CONFIG}.service.name: Required value`]],
    [
      byService({ name: 'foo', namespace: 'bar', port: 0 }),
      [`${CONFIG}.service.port: Invalid value: 0: port is not valid: must be between 1 and 65535, inclusive`],
    ],
    [
      byService({ name: 'foo', namespace: 'bar', path: '//' }),
      [`${CONFIG}.service.path: Invalid value: "//": segment[0] may not be empty`],
    ],
    [
      byService({ name: 'foo', namespace: 'bar', path: '/a//b/' }),
      [`${CONFIG}.service.path: Invalid value: "/a//b/": segment[1] may not be empty`],
    ],
    [byService({ name: 'foo', namespace: 'bar', path: 'ab' }), [`${CONFIG}.service.path: Invalid value: "ab": must start with a '/'`]],
  ])('refuses %j', (value, expected) => {
    expect(faults(conversion, fooCrd({ conversion: value }))).toEqual(expected)
  })

  test('a certificate has to be one once the definition is established, unless it was none before', () => {
    const withBundle = (caBundle: string) =>
      fooCrd({
        conversion: { strategy: 'Webhook', webhook: { conversionReviewVersions: ['v1'], clientConfig: { url: 'https://foo', caBundle } } },
      })
    expect(faults(conversion, withBundle('YmFk'))).toEqual([])
    expect(faults(conversion, withBundle('YmFk'), established(fooCrd()))).toEqual([
      `${CONFIG}.caBundle: Invalid value: "YmFk": unable to load root certificates: unable to parse bytes as PEM block`,
    ])
    expect(faults(conversion, withBundle('YmFk'), established(withBundle('d29yc2U=')))).toEqual([])
  })

  test('an unknown review version may stay', () => {
    expect(faults(conversion, fooCrd({ conversion: inVersions(['v8']) }), established(fooCrd({ conversion: inVersions(['v9']) })))).toEqual(
      [],
    )
  })
})
