import { spawn } from 'node:child_process'
import { compiled, node } from './install.mjs'
import { setUp } from './setup.mjs'
import { main, root } from './steps.mjs'

// node scripts/run.mjs <file.ts> [parameters]: sets up, then runs the file on the Node that comes with the packages.
await main(async () => {
  await setUp()
  const child = spawn(node, process.argv.slice(2), {
    cwd: root,
    env: { ...compiled, ...process.env },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  process.exitCode = await new Promise(resolve => child.once('exit', code => resolve(code ?? 1)))
})
