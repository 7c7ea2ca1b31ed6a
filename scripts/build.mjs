// npm run build [-- FOLDER]: installs what is missing and builds the workspace, or one package and what it refers to.
import { resolve } from 'node:path'
import { command, setup } from './setup.mjs'

const folder = process.argv[2]
await command(() => setup(folder === undefined ? {} : { project: resolve(folder) }))
