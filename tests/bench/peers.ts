import { cp, mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { run } from './run.ts'

const source = join(import.meta.dirname, 'peers')
const place = join(import.meta.dirname, '../../.cache/bench-peers')

/** Where the peers are installed: exactly what their lockfile names, once. */
export async function installPeers(): Promise<string> {
  await mkdir(place, { recursive: true })
  const wanted = await readFile(join(source, 'package-lock.json'), 'utf8')
  const installed = await readFile(join(place, 'installed.json'), 'utf8').catch(() => '')
  await cp(source, place, { recursive: true, filter: path => basename(path) !== 'node_modules' })
  if (installed !== wanted) {
    console.log('Installing the servers that Fieldword is measured beside …')
    await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], place)
    await cp(join(source, 'package-lock.json'), join(place, 'installed.json'))
  }
  return place
}
