import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'

interface Answer {
  readonly page: PageView
}

const texts = [
  ['md', 'Markdown', 'The text, with tables and tasks as GitHub writes them.'],
  ['html', 'HTML', 'The text as a document of its own, with its authors and sources.'],
] as const
const histories = [
  ['json', 'JSON', 'Every revision with all that is known of it.'],
  ['xml', 'MediaWiki XML', 'Every approved revision, for any MediaWiki. Version 0.11.'],
] as const

/** What a page can be taken out as. */
export default definePage<Answer>({
  path: '/wiki/:slug/export',
  script: 'read',
  async load(api, request) {
    const page = await loadPage(api, request)
    return page instanceof Redirect ? page : { page }
  },
  head: ({ page }) => ({
    title: `Export ${page.title} — Fieldword`,
    noIndex: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: ExportView,
})

function ExportView({ answer: { page }, frame }: ViewProps<Answer>) {
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Export ${page.title}`}
        trail={[{ name: 'Export', href: `/wiki/${page.slug}/export` }]}
      />
      <div className="exp">
        {page.text ? <Formats slug={page.slug} id="text" title="The text" formats={texts} /> : null}
        <Formats slug={page.slug} id="history" title="The history" formats={histories} />
        <p className="fw-muted">You get what you may see here.</p>
      </div>
    </div>
  )
}

interface FormatsProps {
  readonly slug: string
  readonly id: string
  readonly title: string
  readonly formats: readonly (readonly [extension: string, name: string, what: string])[]
}

function Formats({ slug, id, title, formats }: FormatsProps) {
  return (
    <section id={id} aria-label={title}>
      <h2>{title}</h2>
      <ul className="exp__list">
        {formats.map(([extension, name, what]) => (
          <li key={extension}>
            <a href={`/wiki/${slug}/export.${extension}`} download>
              {name}
            </a>
            <span className="fw-muted"> {what}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
