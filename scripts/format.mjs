// npm run format [-- PATH...]: formats the code, everywhere or at the given paths, and repairs what the linter can repair.
import { join } from 'node:path'
import { run } from './command.mjs'
import { checkNode, command, install, SetupError } from './setup.mjs'
import { root } from './workspace.mjs'

await command(async () => {
  checkNode()
  await install()
  const paths = process.argv.length > 2 ? process.argv.slice(2) : ['.']
  for (const args of [
    ['oxlint', '--fix', '--quiet', '--silent'],
    ['oxfmt', '--write'],
  ]) {
    const [tool = '', ...options] = args
    const { code, output } = await run(process.execPath, [join(root, 'node_modules', tool, 'bin', tool), ...options, ...paths])
    // The linter's exit code speaks of what it could not repair; `npm test -- lint` tells that.
    if (tool === 'oxfmt' && code !== 0) throw new SetupError(output.trim())
  }
})
