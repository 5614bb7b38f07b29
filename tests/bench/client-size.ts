import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { assetsOf, type Manifest } from '@fieldword/server/platform/render/assets.ts'

const dist = join(import.meta.dirname, '../../client/dist/browser')

/** What each kind of page loads, gzip bytes: its scripts with all they import at once, and its stylesheets. */
export async function measureClientSize(): Promise<void> {
  const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8')) as Manifest
  const assets = assetsOf(manifest)
  for (const kind of ['read', 'work', 'edit'] as const) {
    const scripts = new Set<string>()
    const visit = (name: string): void => {
      const chunk = manifest[name]
      if (!chunk || scripts.has(chunk.file)) return
      scripts.add(chunk.file)
      for (const imported of chunk.imports ?? []) visit(imported)
    }
    visit(kind === 'read' ? 'entry-read.ts' : `entry-${kind}.tsx`)
    const js = await gzipped([...scripts])
    const css = await gzipped(assets[kind].styles.map(href => href.slice(1)))
    console.log(`${kind} page: ${kilobytes(js)} JavaScript, ${kilobytes(css)} CSS, gzip`)
  }
  const chunks = await Promise.all(
    Object.values(manifest)
      .filter(chunk => chunk.file.endsWith('.js'))
      .map(async chunk => ({ file: chunk.file, bytes: await gzipped([chunk.file]) })),
  )
  const largest = chunks.sort((a, b) => b.bytes - a.bytes).slice(0, 4)
  for (const { file, bytes } of largest) console.log(`chunk ${file}: ${kilobytes(bytes)}, gzip`)
}

async function gzipped(files: readonly string[]): Promise<number> {
  let sum = 0
  for (const file of files) sum += gzipSync(await readFile(join(dist, file))).length
  return sum
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
