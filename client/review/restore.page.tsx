import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { isAtLeast } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionComparison, RevisionView } from '@fieldword/shared/revisions/contract.ts'
import { loadPage } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { hrefOf } from '../revisions/index.ts'
import { ChangeCounts, WordDelta } from '../ui/change-counts.tsx'
import { ChangeKey } from '../ui/change-key.tsx'
import { CompareRows } from '../ui/compare-rows.tsx'
import { PageHead } from '../ui/page-head.tsx'
import { RestoreForm } from './restore-form.tsx'

interface Restoring {
  readonly page: PageView
  readonly revision: RevisionView
  /** From what visitors read now to the old text; none when nothing is approved yet. */
  readonly compared: RevisionComparison | null
}

export default definePage<Restoring>({
  path: '/wiki/:slug/revisions/:number/restore',
  script: 'work',
  async load(api, request) {
    const { actor, url, params } = request
    const page = await loadPage(api, request)
    if (page instanceof Redirect) return page
    if (!can(actor, 'revision:restore', page)) {
      // A member whom the page is not kept for: there it says for whom, and why.
      return isAtLeast(actor, 'member') ? new Redirect(`/wiki/${page.slug}/settings`) : notAllowed(actor, url.pathname)
    }
    const { slug, text } = page
    const revision = await api.revisions.read({ slug, number: params.number })
    const compared = text ? await api.revisions.compare({ slug, from: text.number, to: revision.number }) : null
    return { page, revision, compared }
  },
  head: ({ page, revision }) => ({
    title: `Restore r${revision.number} of ${page.title} — Fieldword`,
    noIndex: true,
    section: page.kind === 'definition' ? 'definitions' : 'articles',
  }),
  View: RestorePage,
})

function RestorePage({ answer: { page, revision, compared }, frame }: ViewProps<Restoring>) {
  const { slug } = page
  const whole = { name: `Revision ${revision.number}`, href: hrefOf(slug, revision.number) }
  const here = { name: 'Restore', href: `${whole.href}/restore` }
  const same = compared?.from.contentHash === revision.contentHash
  return (
    <div className="fw-wrap">
      <PageHead
        page={page}
        actor={frame.actor}
        tab="history"
        title={`Restore r${revision.number}`}
        trail={[whole, here]}
      />
      <div className="rd rd--bare">
        <section className="rd__main" data-view="inline" aria-label="What would change">
          {compared ? (
            <>
              <p className="cmphead__sum">
                {same ? 'Visitors read exactly this text already.' : compared.comparison.summary}
              </p>
              <ChangeCounts counts={compared.comparison.counts} />
              <CompareRows
                rows={compared.comparison.rows}
                view="inline"
                before={`r${compared.from.number}`}
                after={`r${revision.number}`}
              />
              <ChangeKey />
            </>
          ) : (
            <p className="cmphead__sum">
              Nothing is approved here yet. This would propose r{revision.number} as it was.
            </p>
          )}
        </section>
        <aside className="rd__side" aria-label="Proposal">
          {same ? null : <RestoreForm slug={slug} number={revision.number} />}
          {compared ? (
            <p className="fw-help">
              From r{compared.from.number} to r{revision.number}: <WordDelta words={compared.comparison.words} /> words
            </p>
          ) : null}
        </aside>
      </div>
    </div>
  )
}
