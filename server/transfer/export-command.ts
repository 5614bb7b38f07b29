import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { wikiLines, wikiXml } from './wiki-export.ts'

const usage = `npm run export -- [--format json|xml] [--with-secrets] <file>

  json: everything, to be brought into a Fieldword wiki again. xml: the approved history, for a MediaWiki.
  --with-secrets: along with the hashes of passwords, so that people sign in there as here. Keep such a file as you keep the database.
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
  const { format, file, secrets } = read
  const lines = format === 'xml' ? wikiXml(platform, operator) : wikiLines(platform, operator, { secrets })
  // It holds the e-mail addresses of everybody.
  const out = createWriteStream(file, { mode: 0o600 })
  await (file.endsWith('.gz') ? pipeline(lines, createGzip(), out) : pipeline(lines, out))
  console.log(`Written to ${file}: ${inFigures(out.bytesWritten)} bytes.`)
  return 0
}

function readParameters(args: string[]): { format: string; file: string; secrets: boolean } | null {
  const options = { format: { type: 'string' }, 'with-secrets': { type: 'boolean' } } as const
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
    const [file, ...others] = positionals
    const format = values.format ?? 'json'
    const secrets = values['with-secrets'] === true
    return file && others.length === 0 && (format === 'json' || format === 'xml') ? { format, file, secrets } : null
  } catch {
    return null
  }
}
