import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { installPackages, node } from './install.mjs'
import { fingerprint, isStamped, stamp } from './stamps.mjs'
import { root, runOrFail, step } from './steps.mjs'

// Everything reached from here runs on the machine's own Node, before any package is there: plain JavaScript, built-ins.

/** Installs, generates and builds what is missing or out of date. Without `client` the browser's part is left as it is. */
export async function setUp({ client = true } = {}) {
  await installPackages()
  await generateDatabaseClient()
  if (client) await buildClient()
}

async function generateDatabaseClient() {
  const isModel = path => path.endsWith('.prisma') || path === 'package-lock.json'
  const print = fingerprint(['prisma', 'package-lock.json'], isModel)
  const made = existsSync(join(root, 'server/platform/database/client/client.ts'))
  if (made && isStamped('database-client', print)) return
  const prisma = join(root, 'node_modules/prisma/build/index.js')
  await step('Generating the database client', () =>
    runOrFail('The database client could not be generated from prisma/.', node, [prisma, 'generate'], {
      env: { CHECKPOINT_DISABLE: '1', PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    }),
  )
  stamp('database-client', print)
}

async function buildClient() {
  const print = fingerprint(['client', 'shared', 'package-lock.json', 'tsconfig.base.json'])
  const outcomes = ['client/dist/browser/.vite/manifest.json', 'client/dist/server/entry-server.js']
  if (outcomes.every(path => existsSync(join(root, path))) && isStamped('client', print)) return
  // Built beside its place and moved there whole: a server or a test that reads it meets the old one or the new one.
  const draft = join(root, '.cache', `client-${process.pid}`)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const build = (target, ...parameters) =>
    runOrFail(
      'The client could not be built.',
      node,
      [vite, 'build', '--logLevel', 'warn', '--emptyOutDir', '--outDir', join(draft, target), ...parameters],
      // Else a NODE_ENV of tests or of a person's shell would decide which React is built in.
      { cwd: join(root, 'client'), env: { NODE_ENV: 'production' } },
    )
  try {
    await step('Building the client', () =>
      Promise.all([build('browser'), build('server', '--ssr', 'entry-server.tsx')]),
    )
    replaceFolder(join(root, 'client/dist'), draft)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  stamp('client', print)
}

function replaceFolder(place, fresh) {
  const old = `${fresh}-old`
  if (existsSync(place)) renameSync(place, old)
  renameSync(fresh, place)
  rmSync(old, { recursive: true, force: true })
}
