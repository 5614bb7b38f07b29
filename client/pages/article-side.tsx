import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { PageLinks } from '../ui/page-links.tsx'
import { SideSection } from '../ui/side-section.tsx'

/** Beside an article: its headings and the pages that link to it. */
export function ArticleSide({ page }: { readonly page: PageView }) {
  return (
    <aside className="art__side fw-side" aria-label="About this page">
      <OnThisPage page={page} />
      <LinkedFrom page={page} title="Linked from" none="No page links here yet." />
    </aside>
  )
}

function OnThisPage({ page: { text } }: { readonly page: PageView }) {
  const headings = (text?.headings ?? []).filter(heading => heading.level <= 3)
  if (headings.length === 0) return null
  return (
    <SideSection title="On this page">
      <ol className="toc">
        {headings.map(({ id, level, text }) => (
          <li key={id} data-level={level}>
            <a href={`#${id}`}>{text}</a>
          </li>
        ))}
        {text?.sources.length ? (
          <li>
            <a href="#sources">Sources</a>
          </li>
        ) : null}
      </ol>
    </SideSection>
  )
}

interface LinkedFromProps {
  readonly page: PageView
  readonly title: string
  readonly none: string
}

/** The first pages that link here, and the way to all of them. */
export function LinkedFrom({ page: { slug, linkedFrom }, title, none }: LinkedFromProps) {
  const more = linkedFrom.total > 0 ? { name: `All ${linkedFrom.total}`, href: `/wiki/${slug}/links` } : undefined
  return (
    <SideSection title={title} more={more}>
      {linkedFrom.total > 0 ? <PageLinks pages={linkedFrom.items} /> : <p className="fw-help">{none}</p>}
    </SideSection>
  )
}
