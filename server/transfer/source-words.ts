import { tidyText } from '@fieldword/shared/document/parse.ts'
import type { Source } from '@fieldword/shared/kernel/contract.ts'
import { anonymousName } from '@fieldword/shared/transfer/anonymous.ts'
import type { Problem } from '@fieldword/shared/transfer/problems.ts'
import type { WikiSite } from '@fieldword/shared/transfer/wikitext/from-wikitext.ts'
import type { SourcePage, SourceRevision, SourceSite } from './source.ts'

/** A revision that stands twice in one part is the one that came first. */
export function firstOfEach(revisions: readonly SourceRevision[]): SourceRevision[] {
  return [...new Map(revisions.toReversed().map(revision => [revision.id, revision])).values()].reverse()
}

export function wikiSiteOf(site: SourceSite): WikiSite {
  return {
    base: site.base,
    namespaces: new Map(site.namespaces.map(({ name, number }) => [name.toLowerCase(), number])),
  }
}

const ours: ReadonlySet<string> = new Set(['wikitext', 'markdown', 'text'])

/** Why a revision becomes none of ours. */
export function whyKept({ format }: SourceRevision): Problem | null {
  return ours.has(format) ? null : { kind: 'model', name: format }
}

/** What the source kept to itself. */
export function suppressedIn({ text, contributor, summary, deleted }: SourceRevision): Problem[] {
  const problems: Problem[] = []
  if (text === null) problems.push({ kind: 'text-suppressed', name: '' })
  if (contributor.kind === 'suppressed') problems.push({ kind: 'author-suppressed', name: '' })
  if (summary === null) problems.push({ kind: 'summary-suppressed', name: '' })
  if (deleted) problems.push({ kind: 'deleted', name: '' })
  return problems
}

/** Where a revision can be seen at its source. */
export function sourcesOf({ base, name }: SourceSite, title: string, revision: string): Source[] {
  if (base === null) return []
  const page = encodeURIComponent(title.replaceAll(' ', '_')).replaceAll('%2F', '/').replaceAll('%3A', ':')
  const asked = base.includes('?') ? '&' : '?'
  return [{ title: `${title} — ${name}, revision ${revision}`, address: `${base}${page}${asked}oldid=${revision}` }]
}

/** A title as ours may be: without what cannot be seen, and no longer than ours. */
export function titleOf(title: string): string {
  return oneLine(title).slice(0, 200).toWellFormed().trim()
}

/** Text of one line, as ours may be. */
export function oneLine(text: string): string {
  return tidyText(text)
    .replace(/[\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** [TRF7] The names shown of whoever wrote a revision; nobody where the source keeps it to itself. */
export function authorsOf(contributor: SourceRevision['contributor']): string[] {
  if (contributor.kind === 'suppressed') return []
  const name = contributor.kind === 'name' ? oneLine(contributor.name) : anonymousName(contributor.address)
  return name === '' ? [] : [name]
}

/** [TRF3] All that the source said of a revision, to be kept with its text. */
export function aboutOf(source: SourceRevision, page: SourcePage): Record<string, unknown> {
  const { parentId, at, contributor, summary, minor, deleted, text, about } = source
  const tidy = ([name, value]: [string, string | boolean | null]) => [
    name,
    typeof value === 'string' ? tidyText(value) : value,
  ]
  return {
    ...{ parent: parentId, at, contributor, namespace: page.namespace },
    summary: summary === null ? null : tidyText(summary),
    ...(minor && { minor }),
    ...(deleted && { deleted }),
    ...(text === null && { suppressed: true }),
    ...Object.fromEntries(Object.entries(about).map(tidy)),
  }
}
