import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { RevisionView } from '@fieldword/shared/revisions/contract.ts'
import { asksWho, broughtPart, StillAtIt, WhoTool, WhoWrote } from '../blame/index.ts'
import { loadPage } from '../platform/load-page.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { ServerHtml } from '../ui/server-html.tsx'
import { Sources } from '../ui/sources.tsx'
import { CommentTool } from '../ui/tools.tsx'
import { hrefOf, labelsOf, sectionIdOf, shortName, type VersionLabels } from './names.ts'
import { NoText } from './no-text.tsx'
import { RevisionBanner } from './revision-banner.tsx'

interface Revision {
  readonly page: PageView
  readonly revision: RevisionView
  readonly labels: VersionLabels
  /** Where the address asks who wrote the text, and there is one to be read. */
  readonly authorship: Authorship | null
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
    const asked = asksWho(request.query) && revision.html !== null
    const wish = { slug: page.slug, number: revision.number, part: broughtPart(request.query) }
    const authorship = asked ? await api.revisions.authorship(wish) : null
    return { page, revision, labels, authorship }
  },
  head: ({ page, revision, labels, authorship }) => ({
    title: `${page.title}, ${shortName(revision, labels)} — Fieldword`,
    // Search engines find the text that visitors read, not its past.
    noIndex: true,
    momentary: authorship !== null && authorship.left > 0,
    section: sectionIdOf(page.kind),
  }),
  View: RevisionPage,
})

function RevisionPage({ answer, frame }: ViewProps<Revision>) {
  const { page, revision, labels, authorship } = answer
  const here = { name: `Revision ${revision.number}`, href: hrefOf(page.slug, revision.number) }
  return (
    <div className="fw-wrap rev">
      <PageHead
        page={page}
        actor={frame.actor}
        tab="history"
        title={revision.title}
        trail={[here]}
        tools={
          revision.html === null ? null : (
            <>
              <WhoTool href={here.href} on={authorship !== null} />
              <CommentTool slug={page.slug} number={revision.number} />
            </>
          )
        }
      />
      <RevisionBanner page={page} revision={revision} labels={labels} actor={frame.actor} />
      <RevisionText revision={revision} authorship={authorship} here={frame.here} />
      {revision.sources.length > 0 ? (
        <section className="rev__sources">
          <h2 className="fw-sideh">Sources of this revision</h2>
          <Sources sources={revision.sources} />
        </section>
      ) : null}
    </div>
  )
}

function RevisionText({ revision, authorship, here }: Omit<Revision, 'page' | 'labels'> & { readonly here: string }) {
  if (revision.html === null) return <NoText slug={revision.pageSlug} revision={revision} />
  if (!authorship) return <ServerHtml className="prose" html={revision.html} />
  if (authorship.left > 0) return <StillAtIt left={authorship.left} here={here} html={revision.html} />
  return <WhoWrote authorship={authorship} here={here} />
}
