import type { Publication } from '@fieldword/shared/definitions/version-contract.ts'
import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPage } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { stepField } from '../platform/steps.ts'
import { Empty } from '../ui/empty.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { PublishForm, type PublishFormProps } from './publish-form.tsx'
import { type PublishSent, publishSent, wishFrom } from './publish-sent.ts'
import { publishHref, versionHref, versionsHref } from './version-href.ts'

interface Publishing {
  readonly page: PageView
  /** None while nothing is approved. */
  readonly publication: Publication | null
  readonly sent: PublishSent | null
}

/** [DEF11] Makes a version of an approved revision: for moderators, with no need of scripts. */
export default definePage<Publishing>({
  path: '/wiki/:slug/versions/new',
  script: 'form',
  section: 'definitions',
  async load(api, request) {
    const { actor, url, query, form } = request
    if (!can(actor, 'version:publish')) return notAllowed(actor, `${url.pathname}${url.search}`)
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    if (page.kind !== 'definition') return new Redirect(`/wiki/${page.slug}`)
    const revision = form?.get('revision') ?? query.get('revision')
    if (!page.text && !revision) return { page, publication: null, sent: null }
    const publication = await api.definitions.publication({ slug: page.slug, ...(revision ? { revision } : {}) })
    return { page, publication, sent: publishSent(form, publication) }
  },
  async submit(api, { form, params: { slug = '' } }) {
    if (form.get(stepField) === 'fill-in') return null
    const revision = form.get('revision')
    const publication = await api.definitions.publication({ slug, revision })
    const sent = publishSent(form, publication)
    const supersedes = sent.status === 'in_force' ? form.get('supersedes') : null
    const { label } = await api.definitions.publish({ slug, revision, supersedes, ...wishFrom(sent) })
    return new Redirect(versionHref(slug, label))
  },
  head: ({ page }) => ({ title: `Publish a version of ${page.title} — Fieldword`, noIndex: true }),
  View: PublishPage,
})

function PublishPage({ answer: { page, publication, sent }, frame }: ViewProps<Publishing>) {
  const { slug } = page
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={frame.actor}
        tab={null}
        title={publication ? `Publish r${publication.revisionNumber} as a version` : 'Publish a version'}
        trail={[
          { name: 'Versions', href: versionsHref(slug) },
          { name: 'New', href: publishHref(slug) },
        ]}
      />
      {publication && sent ? (
        <Ready slug={slug} publication={publication} sent={sent} refused={frame.refused} />
      ) : (
        <Empty action={{ name: 'Edit the draft', href: `/wiki/${slug}/edit` }}>
          Nothing is approved here yet, so nothing can be named.
        </Empty>
      )}
    </div>
  )
}

/** What is in the way comes first: nothing has to be filled in for nothing. */
function Ready({ slug, publication, sent, refused }: PublishFormProps & { readonly slug: string }) {
  if (publication.problems.length === 0) {
    return <PublishForm publication={publication} sent={sent} refused={refused} />
  }
  return (
    <div className="pub__no">
      {publication.problems.map(problem => (
        <p key={problem} className="fw-note" data-s="wait">
          {problem}
        </p>
      ))}
      <p>
        <a href={`/wiki/${slug}/history?state=approved`}>Choose another approved revision</a>
      </p>
    </div>
  )
}
