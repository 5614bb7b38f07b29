import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root, runOrFail, step } from './steps.mjs'

const packages = join(root, 'node_modules')

/** The Node that the packages bring; every script runs on it but the set-up, which has only the machine's. */
export const node = join(packages, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

/** Where Node keeps what it made of the sources: the next process starts in half the time. */
export const compiled = { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled') }

/** Installs exactly what the lockfile names, unless it is there. */
export async function installPackages() {
  if (existsSync(node) && agree(readLock(root, 'package-lock.json'), readLock(packages, '.package-lock.json'))) return
  const parameters = ['ci', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error']
  // A machine's own npm settings must not leave out what is needed here.
  parameters.push('--include=dev', '--include=optional', '--ignore-scripts=false', '--engine-strict=false')
  const [program, ...first] = npm()
  await step('Installing packages', () =>
    runOrFail('The packages could not be installed: check the network and try again.', program, [
      ...first,
      ...parameters,
    ]),
  )
}

/** Whether what npm noted when it last installed is what the lockfile asks for. */
function agree(wanted, installed) {
  return Object.entries(wanted).every(([path, { version, link, optional }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = installed[path]
    return found ? link || found.version === version : optional === true
  })
}

function readLock(folder, name) {
  const file = join(folder, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {}
}

/** The npm that started this, else the one on the PATH. */
function npm() {
  const running = process.env.npm_execpath
  return running && basename(running) === 'npm-cli.js' ? [process.execPath, running] : ['npm']
}
