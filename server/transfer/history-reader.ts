import { markdownTitle } from '@fieldword/shared/transfer/markdown/from-markdown.ts'
import { z } from 'zod'
import { FileFault } from './faults.ts'
import type { JsonLine } from './lines.ts'
import type { SourceEvent } from './source.ts'

const record = z.object({
  rev: z.string().min(1).max(100),
  parent: z.string().max(100).nullable().default(null),
  date: z.iso.datetime({ offset: true }),
  committed: z.iso.datetime({ offset: true }).optional(),
  author: z.string().max(500).nullable().default(null),
  message: z.string().default(''),
  path: z.string().max(1000).default(''),
  deleted: z.boolean().default(false),
  text: z.string().nullable().default(null),
})
type HistoryRecord = z.infer<typeof record>

/** [TRF2] A history of one text, oldest first: its first revision tells it from all others. */
export async function* readHistory(
  lines: AsyncIterable<JsonLine>,
  { name, title }: { readonly name: string; readonly title: string | null },
): AsyncGenerator<SourceEvent> {
  let begun = false
  for await (const { value, line, byte } of lines) {
    const read = record.safeParse(value)
    if (!read.success) throw new FileFault('not-history', { line, byte })
    if (!begun) yield* begin(read.data, name, title)
    begun = true
    yield { kind: 'revision', revision: revisionOf(read.data) }
  }
  if (!begun) throw new FileFault('empty')
  yield { kind: 'page-end' }
}

function begin(first: HistoryRecord, name: string, title: string | null): SourceEvent[] {
  const own = formatOf(first.path) === 'markdown' ? markdownTitle(first.text ?? '') : null
  return [
    { kind: 'site', site: { key: `history:${first.rev}`, name, base: null, namespaces: [] } },
    { kind: 'page', page: { id: first.rev, title: title ?? own ?? name, namespace: 0 } },
  ]
}

function revisionOf(told: HistoryRecord): Extract<SourceEvent, { kind: 'revision' }>['revision'] {
  const { rev, parent, date, committed, author, message, path, deleted, text } = told
  return {
    ...{ id: rev, parentId: parent, at: new Date(date).toISOString().replace('.000Z', 'Z') },
    contributor: author ? { kind: 'name', name: author } : { kind: 'suppressed' },
    summary: message.trim().split('\n')[0] ?? '',
    minor: false,
    format: formatOf(path),
    text: deleted ? '' : text,
    deleted,
    // The times in their own zones, and all of the message: a summary is one line of it.
    about: { date, committed: committed ?? null, path, message },
  }
}

function formatOf(path: string): string {
  return /\.(md|markdown|mdown|mkd)$/i.test(path) || !path.includes('.') ? 'markdown' : 'text'
}
