import type { Random } from '../differential/random.ts'
import type { Json } from './json.ts'

/** How versions are converted: by nobody, by a webhook, or as nobody can. */
export function randomConversion(random: Random): Json {
  return random.pick<() => Json>([
    () => ({}),
    () => ({ strategy: random.pick(['None', 'X', 'Webhook', '']) }),
    () => ({ strategy: 'None', webhook: { conversionReviewVersions: ['v1'], clientConfig: {} } }),
    () => ({ strategy: random.pick(['None', 'Webhook']), webhook: { clientConfig: clientConfig(random) } }),
    () => webhook(random, clientConfig(random)),
    () => webhook(random, clientConfig(random)),
    () => webhook(random, { url: 'https://a.b/c', caBundle: caBundle(random) }),
    () => webhook(random, { service: { name: 'a', namespace: 'b' }, caBundle: caBundle(random) }),
  ])()
}

function webhook(random: Random, config: Json): Json {
  const versions = random.pick([['v1'], ['v1', 'v1beta1'], ['v1', 'v1'], ['v2'], ['V1'], [], ['', 'v1beta1']])
  return { strategy: 'Webhook', webhook: { conversionReviewVersions: versions, clientConfig: config } }
}

function clientConfig(random: Random): Json {
  return {
    ...(random.oneIn(2) && { url: random.pick(urls) }),
    ...(random.oneIn(2) && { service: service(random) }),
    ...(random.oneIn(4) && { caBundle: caBundle(random) }),
  }
}

const urls = [
  'https://a.b/c',
  'http://a.b',
  'https://u:p@a.b',
  'https://',
  'a b',
  'https://a b/',
  'https://a:b/',
  'https://a/%zz',
  'https://a/?x=1#f',
  '',
  'https://[::1]:1/',
  '/x',
  '//h/p',
  '\u0001',
] as const

function service(random: Random): Json {
  return {
    name: random.pick(['a', '']),
    namespace: random.pick(['b', '']),
    ...(random.oneIn(2) && { port: random.pick([0, 443, 65536, -1, 1.5]) }),
    ...(random.oneIn(2) && { path: random.pick(['/', '//', '', 'a', '/a/b/', '/A', '/a//b', '/a_b']) }),
  }
}

/** base64 that is none, of no PEM, of PEM that is no certificate, of one that is none inside, and of a certificate. */
function caBundle(random: Random): string {
  const armoured = (type: string, body: string) => btoa(`-----BEGIN ${type}-----\n${body}\n-----END ${type}-----\n`)
  return random.pick([
    'YmFk',
    '!',
    'YQ',
    '',
    armoured('CERTIFICATE', 'YWJj'),
    armoured('PUBLIC KEY', 'YWJj'),
    armoured('CERTIFICATE', CERTIFICATE),
  ])
}

/** Of an authority that nobody has the key of any more. */
const CERTIFICATE = [
  'MIIBeTCCAR+gAwIBAgIUG2pPqEubXKTHzNkMIFmiutVX8wQwCgYIKoZIzj0EAwIw',
  'ETEPMA0GA1UEAwwGbXV0YXRlMCAXDTI2MTEyMjIyNDAzOVoYDzIxMjYxMDI5MjI0',
  'MDM5WjARMQ8wDQYDVQQDDAZtdXRhdGUwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNC',
  'AAQxFEM7NRadDXaHXX/gbSoTLaKcX2/e3SacZVC88HiEB5slZhbTep73zFWNcsaa',
  'jkfr7vJBsZ6axe78kUUCfIogo1MwUTAdBgNVHQ4EFgQUpi+CnIVDVzPsAIwUheks',
  'Ix0lKFswHwYDVR0jBBgwFoAUpi+CnIVDVzPsAIwUheksIx0lKFswDwYDVR0TAQH/',
  'BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiAFs6Q8UENpJKXlnH/CVRFTWa9oe8w8',
  'YDfDu2GIEOyk/wIhAKbyJjW7ef78+n9VWd/hyPZM0Zcil92pRlt3NGu1Jwgi',
].join('\n')
