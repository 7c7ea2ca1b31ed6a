// npm run demo [-- ARGUMENT...]: makes the checkout ready, then runs examples/foo.
import { join } from 'node:path'
import { runBuilt } from './run-built.mjs'
import { command } from './setup.mjs'
import { root } from './workspace.mjs'

const args = process.argv.slice(2)
await command(() => runBuilt(join(root, 'examples', 'foo', 'dist', 'main.js'), args))
