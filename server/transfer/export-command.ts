import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { wikiLines, wikiXml } from './wiki-export.ts'

const usage = `npm run export -- [--format json|xml] <file>

  json: everything, to be brought into a Fieldword wiki again. xml: the approved history, for a MediaWiki.
  A file that ends in .gz is compressed.`

/** Whoever runs a command on the wiki's machine may do what its admins may. */
const operator: Actor = {
  role: 'admin',
  id: '00000000-0000-0000-0000-000000000000',
  name: 'npm run export',
  colour: 0,
  block: null,
}

/** `npm run export`: writes the whole wiki into a file. */
export async function exportCommand(platform: Platform, parameters: string[]): Promise<number> {
  const read = readParameters(parameters)
  if (!read) {
    console.error(usage)
    return 1
  }
  const { format, file } = read
  const lines = format === 'xml' ? wikiXml(platform, operator) : wikiLines(platform, operator)
  const out = createWriteStream(file)
  await (file.endsWith('.gz') ? pipeline(lines, createGzip(), out) : pipeline(lines, out))
  console.log(`Written to ${file}: ${out.bytesWritten.toLocaleString('en')} bytes.`)
  return 0
}

function readParameters(args: string[]): { format: string; file: string } | null {
  try {
    const { values, positionals } = parseArgs({ args, options: { format: { type: 'string' } }, allowPositionals: true })
    const [file, ...others] = positionals
    const format = values.format ?? 'json'
    return file && others.length === 0 && (format === 'json' || format === 'xml') ? { format, file } : null
  } catch {
    return null
  }
}
