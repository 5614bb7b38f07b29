import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { RevisionView } from '@fieldword/shared/revisions/contract.ts'
import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import { Sources } from '../ui/sources.tsx'
import { hrefOf, labelsOf, sectionIdOf, shortName, type VersionLabels } from './names.ts'
import { NoText } from './no-text.tsx'
import { RevisionBanner } from './revision-banner.tsx'

interface Revision {
  readonly page: PageView
  readonly revision: RevisionView
  readonly labels: VersionLabels
}

export default definePage<Revision>({
  path: '/wiki/:slug/revisions/:number',
  script: 'read',
  async load(api, request) {
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    const [revision, labels] = await Promise.all([
      api.revisions.read({ slug: page.slug, number: request.params.number }),
      labelsOf(api, page),
    ])
    return { page, revision, labels }
  },
  head: ({ page, revision, labels }) => ({
    title: `${page.title}, ${shortName(revision, labels)} — Fieldword`,
    // Search engines find the text that visitors read, not its past.
    noIndex: true,
    section: sectionIdOf(page.kind),
  }),
  View: RevisionPage,
})

function RevisionPage({ answer: { page, revision, labels }, frame }: ViewProps<Revision>) {
  const here = { name: `Revision ${revision.number}`, href: hrefOf(page.slug, revision.number) }
  return (
    <div className="fw-wrap rev">
      <PageHead page={page} actor={frame.actor} tab="history" title={revision.title} trail={[here]} />
      <RevisionBanner page={page} revision={revision} labels={labels} actor={frame.actor} />
      {revision.html === null ? <NoText revision={revision} /> : <ServerHtml className="prose" html={revision.html} />}
      {revision.sources.length > 0 ? (
        <section className="rev__sources">
          <h2 className="fw-sideh">Sources of this revision</h2>
          <Sources sources={revision.sources} />
        </section>
      ) : null}
    </div>
  )
}
