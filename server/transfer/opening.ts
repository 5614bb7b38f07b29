import type { ImportFormat } from '@fieldword/shared/transfer/contract.ts'
import { FileFault } from './faults.ts'
import { readHistory } from './history-reader.ts'
import { jsonLines } from './lines.ts'
import { readMediawiki } from './mediawiki-reader.ts'
import type { SourceEvent } from './source.ts'
import { type TextChunk, type Unpacked, unpackFile } from './unpacking.ts'

export interface OpenedFile {
  readonly format: ImportFormat
  readonly unpacked: Unpacked
  readonly chunks: AsyncIterable<TextChunk>
}

/** Opens a file and sees by its first characters what it holds, whatever its name says. */
export async function openFile(path: string): Promise<OpenedFile> {
  const unpacked = await unpackFile(path)
  const chunks = unpacked.chunks[Symbol.asyncIterator]()
  const first: TextChunk[] = []
  let start = ''
  while (start.trim().length < 200) {
    const next = await chunks.next()
    if (next.done) break
    first.push(next.value)
    start += next.value.text
    // A file of nothing but spaces is not read to its end to find that out.
    if (start.length > 1_000_000 && start.trim() === '') break
  }
  return { format: formatOf(start.replace(/^\uFEFF/, '').trim()), unpacked, chunks: again(first, chunks) }
}

/** Histories, of one page or of many. */
export function sourceEvents(
  { format, chunks }: OpenedFile,
  told: { readonly name: string; readonly title: string | null },
): AsyncIterable<SourceEvent> {
  return format === 'mediawiki' ? readMediawiki(chunks) : readHistory(jsonLines(chunks), told)
}

function formatOf(start: string): ImportFormat {
  if (start === '') throw new FileFault('empty')
  if (start.startsWith('<')) return 'mediawiki'
  if (/^\{\s*"fieldword"/.test(start)) return 'fieldword'
  if (start.startsWith('{')) return 'history'
  throw new FileFault('unknown-format', { line: 1, byte: 0 })
}

async function* again(first: readonly TextChunk[], rest: AsyncIterator<TextChunk>): AsyncGenerator<TextChunk> {
  try {
    yield* first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}
