import { escapeHtml } from '@fieldword/shared/document/inline-html.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { exportVersion } from '@fieldword/shared/transfer/exported.ts'
import { toMarkdown } from '@fieldword/shared/transfer/markdown/to-markdown.ts'
import { findPage, type PageRecord, readPage } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { inSnapshot } from '../platform/database/snapshot.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readRevisionDocument } from '../revisions/index.ts'
import { readPagesToExport } from './export-queries.ts'
import { revisionsToExport } from './exported-revisions.ts'
import { mediawikiXml } from './mediawiki-writer.ts'

export const pageFormats = ['md', 'html', 'json', 'xml'] as const
export type PageFormat = (typeof pageFormats)[number]

export interface Export {
  readonly type: string
  readonly slug: string
  readonly chunks: AsyncIterable<string>
}

const types: Readonly<Record<PageFormat, string>> = {
  md: 'text/markdown',
  html: 'text/html',
  json: 'application/json',
  xml: 'application/xml',
}

/** [TRF30] A page for whoever may read it: its text as Markdown or HTML, its history as JSON or MediaWiki's XML. */
export async function exportPage(platform: Platform, actor: Actor, slug: string, format: PageFormat): Promise<Export> {
  demand(actor, 'page:read')
  const page = await findPage(platform, slug)
  return { type: types[format], slug: page.slug, chunks: await chunksOf(platform, actor, page, format) }
}

async function chunksOf(
  platform: Platform,
  actor: Actor,
  page: PageRecord,
  format: PageFormat,
): Promise<AsyncIterable<string>> {
  switch (format) {
    case 'md':
      return one(toMarkdown(await approvedText(platform, page)))
    case 'html':
      return one(await htmlOf(platform, actor, page))
    case 'json':
      return inSnapshot(platform.database, tx => historyJson(tx, actor, page))
    case 'xml':
      return inSnapshot(platform.database, tx => mediawikiXml(tx, platform.config, actor, one(page)))
  }
}

async function* one<T>(value: T): AsyncGenerator<T> {
  yield value
}

function approvedText(platform: Platform, { approvedRevisionId }: PageRecord) {
  return approvedRevisionId === null ? refuseWith('not-found') : readRevisionDocument(platform, approvedRevisionId)
}

/** A document of its own, which says what it is and where it comes from. */
async function htmlOf(platform: Platform, actor: Actor, page: PageRecord): Promise<string> {
  const body = toHtml(await approvedText(platform, page))
  const { text } = await readPage(platform, actor, page.slug)
  const { publicUrl } = platform.config
  const links = body.replaceAll(' href="/', ` href="${escapeHtml(publicUrl)}/`)
  const title = escapeHtml(page.title)
  const address = escapeHtml(`${publicUrl}/wiki/${encodeURIComponent(page.slug)}/revisions/${text?.number}`)
  const names = [...(text?.authors.map(({ name }) => name) ?? []), ...(text?.outsideAuthors ?? [])]
  const authors = names.length > 0 ? ` By ${escapeHtml(names.join(', '))}.` : ''
  const sources = (text?.sources ?? []).map(
    source => `<li><a href="${escapeHtml(source.address)}">${escapeHtml(source.title)}</a></li>\n`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="canonical" href="${address}">
</head>
<body>
<h1>${title}</h1>
${links}
<footer>
<p>Revision ${text?.number}.${authors} <a href="${address}">${address}</a></p>
${sources.length > 0 ? `<ul>\n${sources.join('')}</ul>\n` : ''}</footer>
</body>
</html>
`
}

/** [TRF41] One JSON object; its revisions are written as they are read. */
async function* historyJson(tx: Tx, actor: Actor, page: PageRecord): AsyncGenerator<string> {
  const [told] = await readPagesToExport(tx, { after: '', limit: 1, only: page.id })
  if (!told) return refuseWith('not-found')
  const { parent, position: _, updatedAt: __, approved, approvedAt, ...head } = told
  const start = { fieldword: exportVersion, page: { ...head, parent, approved, approvedAt } }
  yield `${JSON.stringify(start).slice(0, -1)},"revisions":[`
  let comma = '\n'
  for await (const part of revisionsToExport(tx, actor, page)) {
    for (const revision of part) {
      yield comma + JSON.stringify(revision)
      comma = ',\n'
    }
  }
  yield '\n]}\n'
}
