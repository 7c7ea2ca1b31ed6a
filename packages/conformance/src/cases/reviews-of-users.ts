import type { Area, Case } from '../suite/case.ts'
import type { Json } from '../suite/session.ts'

const authentication = '/apis/authentication.k8s.io/v1'
const authorization = '/apis/authorization.k8s.io/v1'
const resource = { verb: 'get', resource: 'pods' }
const path = { verb: 'get', path: '/x' }

/** Questions to kinds that are never stored, NS in place of the case's namespace. */
const questions: readonly [title: string, path: string, body: unknown][] = [
  ['what may I do', `${authorization}/selfsubjectaccessreviews`, { spec: { resourceAttributes: resource } }],
  ['what may I read', `${authorization}/selfsubjectaccessreviews`, { spec: { nonResourceAttributes: path } }],
  ['neither', `${authorization}/selfsubjectaccessreviews`, { spec: {} }],
  ['both', `${authorization}/selfsubjectaccessreviews`, { spec: { resourceAttributes: resource, nonResourceAttributes: path } }],
  ['an unknown field', `${authorization}/selfsubjectaccessreviews`, { spec: { resourceAttributes: resource, more: 1 } }],
  ['another kind', `${authorization}/selfsubjectaccessreviews`, { kind: 'Other', apiVersion: 'authorization.k8s.io/v1', spec: {} }],
  ['what may somebody do', `${authorization}/subjectaccessreviews`, { spec: { user: 'nobody', resourceAttributes: resource } }],
  ['what may a master do', `${authorization}/subjectaccessreviews`, { spec: { groups: ['system:masters'], resourceAttributes: resource } }],
  [
    'what may everybody do',
    `${authorization}/subjectaccessreviews`,
    {
      spec: {
        groups: ['system:authenticated'],
        resourceAttributes: { verb: 'create', group: 'authorization.k8s.io', resource: 'selfsubjectaccessreviews' },
      },
    },
  ],
  [
    'what may everybody read',
    `${authorization}/subjectaccessreviews`,
    { spec: { groups: ['system:authenticated'], nonResourceAttributes: { verb: 'get', path: '/apis' } } },
  ],
  ['who', `${authorization}/subjectaccessreviews`, { spec: { resourceAttributes: resource } }],
  ['who, and what', `${authorization}/subjectaccessreviews`, { spec: {} }],
  [
    'in a namespace',
    `${authorization}/namespaces/NS/localsubjectaccessreviews`,
    { spec: { user: 'nobody', resourceAttributes: { ...resource, namespace: 'NS' } } },
  ],
  [
    'in another namespace',
    `${authorization}/namespaces/NS/localsubjectaccessreviews`,
    { spec: { user: 'nobody', resourceAttributes: resource } },
  ],
  ['a token of nobody', `${authentication}/tokenreviews`, { spec: { token: 'nobody' } }],
  ['no token', `${authentication}/tokenreviews`, { spec: {} }],
  ['no spec', `${authentication}/tokenreviews`, {}],
]

/** Reviews of users and of what they may do. */
export const reviewsOfUsers: Area = {
  name: 'reviews-of-users',
  cases: [
    ...questions.map(([title, at, body]): Case => ({
      title,
      async run(s) {
        await s.post(at.replaceAll('NS', s.namespace), JSON.parse(JSON.stringify(body).replaceAll('NS', s.namespace)) as object)
      },
    })),
    {
      title: 'who am I',
      async run(s) {
        // The name is the launcher's choice, and the real server tells of the certificate too.
        const select = ({ kind, apiVersion, status, metadata }: Json) => ({
          kind,
          apiVersion,
          metadata: Object.keys(metadata),
          groups: status.userInfo.groups,
        })
        for (const body of [{}, { metadata: { name: 'a' }, status: { userInfo: { username: 'x' } } }]) {
          await s.part({ method: 'POST', path: `${authentication}/selfsubjectreviews`, body }, select)
        }
      },
    },
    {
      title: 'other methods',
      async run(s) {
        await s.get(`${authentication}/selfsubjectreviews`)
        await s.get(`${authentication}/selfsubjectreviews/a`)
        await s.delete(`${authentication}/tokenreviews`)
        await s.get(`${authorization}/namespaces/${s.namespace}/localsubjectaccessreviews`)
      },
    },
    {
      title: 'discovery',
      async run(s) {
        const select = ({ resources }: Json) => resources.filter(({ name }: Json) => name !== 'selfsubjectrulesreviews')
        for (const path of [authentication, authorization]) await s.part(path, select)
      },
    },
  ],
}
