import { spawn } from 'node:child_process'
import { compiled, node } from './install.mjs'
import { setUp } from './setup.mjs'
import { main, root } from './steps.mjs'

const developing = process.argv.includes('--dev')

await main(async () => {
  const begun = Date.now()
  await setUp({ client: !developing })
  await serve(developing ? { FIELDWORD_DEV: '1' } : { FIELDWORD_BEGUN: String(begun) })
})

/** Runs the server until it ends, and ends as it did. */
function serve(env) {
  const watching = developing ? ['--watch', '--watch-preserve-output'] : []
  const server = spawn(node, [...watching, 'server/main.ts'], {
    cwd: root,
    env: { ...compiled, ...process.env, ...env },
    // The channel tells the server when this process is gone, however it went.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // Out of the terminal's process group: Ctrl-C comes once, through here, and not a second time that would mean "now".
    detached: true,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  endWithNpm(() => server.kill('SIGTERM'))
  return new Promise(resolve => {
    server.once('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0)
      resolve()
    })
  })
}

/** When npm is killed, nothing is said to what it started: the change of parent is all there is to see. */
function endWithNpm(end) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) end()
  }, 500).unref()
}
