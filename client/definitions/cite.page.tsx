import type { Citations } from '@fieldword/shared/definitions/cite-contract.ts'
import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { CitationList } from './cite-citations.tsx'
import { CiteEmbed } from './cite-embed.tsx'
import { CiteForms } from './cite-forms.tsx'
import { CiteWhat } from './cite-what.tsx'

interface Answer {
  readonly page: PagePlace
  /** As the address says: null for whatever visitors read now. */
  readonly label: string | null
  readonly cited: Citations
}

/** [DEF62] How to cite a version or one element of it, and every form it can be taken along in. */
export default definePage<Answer>({
  path: '/wiki/:slug{/versions/:label}?/cite',
  script: 'read',
  section: 'definitions',
  async load(api, request) {
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const label = request.params.label ?? null
    const element = request.query.get('element') || undefined
    const cited = await api.definitions.cite({ slug: page.slug, version: label ?? undefined, element })
    return { page, label, cited }
  },
  head: ({ page, cited }) => ({
    title: `Cite ${page.title}${cited.label ? `, ${cited.label}` : ''} — Fieldword`,
    noIndex: true,
  }),
  View: CiteView,
})

function CiteView({ answer: { page, label, cited }, frame }: ViewProps<Answer>) {
  const place = { slug: page.slug, label }
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={`Cite ${page.title}`}
        trail={[{ name: 'Cite and reuse', href: frame.here }]}
      />
      <div className="citing">
        <CiteWhat cited={cited} place={place} />
        <CitationList cited={cited} place={place} />
        <CiteEmbed cited={cited} place={place} />
        <CiteForms place={place} />
      </div>
    </div>
  )
}
