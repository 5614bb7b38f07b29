import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './steps.mjs'

const generated = new Set(['node_modules', 'dist', '.git', '.cache', '.fieldword', 'screens'])

/** One hash of all files below `paths` (relative to the checkout), generated ones left out. */
export function fingerprint(paths, keep = () => true) {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(path => filesOf(path)).filter(keep)) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesOf(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!statSync(full).isDirectory()) return [path]
  return readdirSync(full)
    .filter(name => !generated.has(name))
    .sort()
    .flatMap(name => filesOf(`${path}/${name}`))
}

/** Whether the step `name` was last finished for this fingerprint. */
export function isStamped(name, print) {
  const file = stampFile(name)
  return existsSync(file) && readFileSync(file, 'utf8') === print
}

export function stamp(name, print) {
  mkdirSync(join(root, '.cache'), { recursive: true })
  writeFileSync(stampFile(name), print)
}

function stampFile(name) {
  return join(root, '.cache', name)
}
