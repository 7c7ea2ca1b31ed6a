import { describe, expect, test } from '@jest/globals'
import { strangersIn } from './hygiene.mjs'

// Put together here, so that this file holds none of them.
const path = (...parts: string[]) => `/${parts.join('/')}`

describe('strangersIn', () => {
  test.each([
    {
      title: "a user's folder",
      text: `see ${path('home', 'me', 'project')}`,
      found: `:1 names a path of one machine: ${path('home', 'me')}`,
    },
    {
      title: 'a temporary file',
      text: `one\ntwo ${path('tmp', 'x.json')}`,
      found: `:2 names a path of one machine: ${path('tmp', 'x.json')}`,
    },
    {
      title: 'a registry',
      text: `https://registry.${'npmjs'}.org/yaml`,
      found: `:1 names a host of a package registry: registry.${'npmjs'}.org`,
    },
    {
      title: 'a tarball of a mirror',
      text: `tarball: https://mirror.example/yaml-2.0.0.${'tgz'}`,
      found: `:1 names a host of a package registry: https://mirror.example/yaml-2.0.0.${'tgz'}`,
    },
  ])('finds $title', ({ text, found }) => {
    expect(strangersIn(text)).toEqual([found])
  })

  test.each([
    { title: "a container's path", text: '/var/run/secrets/kubernetes.io/serviceaccount/token' },
    { title: 'a resource path', text: '/apis/clux.dev/v1/namespaces/default/foos' },
    { title: 'a part of a longer path', text: 'src/home/page.ts and ./root/file' },
    { title: "a package's page", text: 'https://www.npmjs.com/package/yaml' },
  ])('lets pass $title', ({ text }) => {
    expect(strangersIn(text)).toEqual([])
  })
})
