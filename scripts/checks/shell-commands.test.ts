import { describe, expect, test } from '@jest/globals'
import { ourCommands } from './shell-commands.mjs'

const block = (text: string, language = 'sh') => ({ language, marks: [], line: 10, text })

describe('ourCommands', () => {
  test.each([
    { text: 'npm test', names: ['npm test'] },
    { text: 'npm run demo -- --kubeconfig', names: ['npm run demo'] },
    { text: 'npm test -- unit', names: ['npm test'] },
    { text: 'npm install @kindbox/core', names: [] },
    { text: 'cd kindbox && npm run bench', names: ['npm run bench'] },
    { text: 'npx kindbox validate manifests/', names: ['kindbox validate'] },
    { text: 'npx -y kindbox crd foo.ts | kubectl apply -f -', names: ['kindbox crd'] },
    { text: 'kindbox crd foo.ts', names: ['kindbox crd'] },
    { text: 'git clone somewhere/kindbox && cd kindbox && npm test', names: ['npm test'] },
    { text: '# npm run nothing', names: [] },
    { text: 'npm run demo # then npm run nothing', names: ['npm run demo'] },
  ])('$text', ({ text, names }) => {
    const found = ourCommands(block(text)).map(({ program, name }) =>
      program === 'npm' ? `npm ${name === 'test' ? '' : 'run '}${name}` : `kindbox ${name}`,
    )
    expect(found).toEqual(names)
  })

  test('in a console block only lines with a prompt are commands', () => {
    const found = ourCommands(block('$ npm run demo\nnow try npm run nothing\n$ npm test', 'console'))
    expect(found).toEqual([
      { program: 'npm', name: 'demo', line: 10 },
      { program: 'npm', name: 'test', line: 12 },
    ])
  })
})
