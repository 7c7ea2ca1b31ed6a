import { withDefault, type ValidationRule } from '@kindbox/core'
import { Type } from '@sinclair/typebox'
import { literals } from '../literals.ts'
import { CORS } from './cors.ts'
import { ExternalAuth } from './external-auth.ts'
import { byName } from './match.ts'
import { HeaderName, HeaderValue, PortNumber, PreciseHostname } from './names.ts'
import { BackendObjectReference, LocalObjectReference } from './references.ts'

const headers = Type.Array(Type.Object({ name: HeaderName, value: HeaderValue }), { maxItems: 16, ...byName })

const HeaderModifier = Type.Object({
  set: Type.Optional(headers),
  add: Type.Optional(headers),
  remove: Type.Optional(Type.Array(Type.String(), { maxItems: 16, 'x-kubernetes-list-type': 'set' })),
})

const PathModifier = Type.Object(
  {
    type: literals('ReplaceFullPath', 'ReplacePrefixMatch'),
    replaceFullPath: Type.Optional(Type.String({ maxLength: 1024 })),
    replacePrefixMatch: Type.Optional(Type.String({ maxLength: 1024 })),
  },
  {
    'x-kubernetes-validations': [...belongs('replaceFullPath', 'ReplaceFullPath'), ...belongs('replacePrefixMatch', 'ReplacePrefixMatch')],
  },
)

const RequestRedirect = Type.Object({
  scheme: Type.Optional(literals('http', 'https')),
  hostname: Type.Optional(PreciseHostname),
  path: Type.Optional(PathModifier),
  port: Type.Optional(PortNumber),
  statusCode: withDefault(Type.Union([Type.Literal(301), Type.Literal(302), Type.Literal(303), Type.Literal(307), Type.Literal(308)]), 302),
})

const RequestMirror = Type.Object(
  {
    backendRef: BackendObjectReference,
    percent: Type.Optional(Type.Integer({ format: 'int32', minimum: 0, maximum: 100 })),
    fraction: Type.Optional(
      Type.Object(
        {
          numerator: Type.Integer({ format: 'int32', minimum: 0 }),
          denominator: withDefault(Type.Integer({ format: 'int32', minimum: 1 }), 100),
        },
        { 'x-kubernetes-validations': [{ rule: 'self.numerator <= self.denominator', message: 'a fraction is at most 1' }] },
      ),
    ),
  },
  { 'x-kubernetes-validations': [{ rule: '!has(self.percent) || !has(self.fraction)', message: 'either percent or fraction' }] },
)

const URLRewrite = Type.Object({
  hostname: Type.Optional(PreciseHostname),
  path: Type.Optional(PathModifier),
})

/** One field for each type; the field of the type is there and no other. */
export const Filter = Type.Object(
  {
    type: literals(
      'RequestHeaderModifier',
      'ResponseHeaderModifier',
      'RequestMirror',
      'RequestRedirect',
      'URLRewrite',
      'ExtensionRef',
      'CORS',
      'ExternalAuth',
    ),
    requestHeaderModifier: Type.Optional(HeaderModifier),
    responseHeaderModifier: Type.Optional(HeaderModifier),
    requestMirror: Type.Optional(RequestMirror),
    requestRedirect: Type.Optional(RequestRedirect),
    urlRewrite: Type.Optional(URLRewrite),
    extensionRef: Type.Optional(LocalObjectReference),
    cors: Type.Optional(CORS),
    externalAuth: Type.Optional(ExternalAuth),
  },
  {
    'x-kubernetes-validations': [
      ...belongs('requestHeaderModifier', 'RequestHeaderModifier'),
      ...belongs('responseHeaderModifier', 'ResponseHeaderModifier'),
      ...belongs('requestMirror', 'RequestMirror'),
      ...belongs('requestRedirect', 'RequestRedirect'),
      ...belongs('urlRewrite', 'URLRewrite'),
      ...belongs('extensionRef', 'ExtensionRef'),
      ...belongs('cors', 'CORS'),
      ...belongs('externalAuth', 'ExternalAuth'),
    ],
  },
)

export const filters = Type.Array(Filter, {
  maxItems: 16,
  'x-kubernetes-list-type': 'atomic',
  'x-kubernetes-validations': [
    ...['CORS', 'RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'].map((type) => ({
      rule: `self.filter(f, f.type == '${type}').size() <= 1`,
      message: `at most one filter of type ${type}`,
    })),
    {
      rule: "!self.exists(f, f.type == 'RequestRedirect') || !self.exists(f, f.type == 'URLRewrite')",
      message: 'a request is either redirected or rewritten',
    },
  ],
})

/** The CEL rule of one branch of a union that a `type` field decides. */
function belongs(field: string, type: string): ValidationRule[] {
  return [{ rule: `has(self.${field}) == (self.type == '${type}')`, message: `${field} is there exactly with type ${type}` }]
}
