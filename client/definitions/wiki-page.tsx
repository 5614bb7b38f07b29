import { oembedPath } from '@fieldword/shared/definitions/addresses.ts'
import { WhoPage } from '../blame/index.ts'
import { Article, Deleted } from '../pages/index.ts'
import type { Head, ViewProps } from '../platform/page.ts'
import { Definition } from './definition.tsx'
import type { WikiAnswer } from './load-definition.ts'
import { versionHref } from './version-href.ts'

/** A definition in its own layout, every other page as an article, or that the page was deleted. */
export function WikiPage({ answer, frame }: ViewProps<WikiAnswer>) {
  switch (answer.shown) {
    case 'definition':
      return <Definition {...answer} frame={frame} />
    case 'page':
      return <Article page={answer.page} frame={frame} />
    case 'who':
      return <WhoPage page={answer.page} authorship={answer.authorship} frame={frame} />
    case 'deleted':
      return <Deleted page={answer.deleted} />
  }
}

export function headOf(answer: WikiAnswer): Head {
  if (answer.shown === 'deleted') {
    return { title: `${answer.deleted.title} was deleted — Fieldword`, noIndex: true, status: 410 }
  }
  if (answer.shown === 'who') {
    const { page, authorship } = answer
    const section = page.kind === 'definition' ? 'definitions' : 'articles'
    const title = `Who wrote ${page.title} — Fieldword`
    return { title, canonical: `/wiki/${page.slug}`, noIndex: true, momentary: authorship.left > 0, section }
  }
  if (answer.shown === 'page') {
    const { page } = answer
    const section = page.kind === 'definition' ? 'definitions' : 'articles'
    return { title: `${page.title} — Fieldword`, canonical: `/wiki/${page.slug}`, noIndex: !page.text, section }
  }
  const { page, version } = answer.definition
  // The page's own address is that of what it shows: what visitors read, whether that is in force or not.
  const isRead = !version || version.revisionNumber === page.text?.number
  return {
    title: isRead ? `${page.title} — Fieldword` : `${page.title}, ${version.label} — Fieldword`,
    canonical: isRead ? `/wiki/${page.slug}` : versionHref(page.slug, version.label),
    section: 'definitions',
    ...(answer.described ? publishedHead(answer.described) : {}),
  }
}

/** [DEF64] [DEF79] What programs read of a page: its facts, and where its card is described. */
function publishedHead(described: Readonly<Record<string, unknown>>): Pick<Head, 'described' | 'card'> {
  return { described, card: oembedPath(String(described['@id'])) }
}
