import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { RevisionView } from '@fieldword/shared/revisions/contract.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { HideForm } from './hide-form.tsx'
import { partsIn, redactionIn, type SentParts, type SentRedaction } from './hiding-sent.ts'
import { hrefOf, sectionIdOf } from './names.ts'
import { ConfirmRedaction, RedactForm } from './redact-form.tsx'

interface Hiding {
  readonly page: PagePlace
  readonly revision: RevisionView
  readonly hiding: SentParts | null
  readonly redaction: SentRedaction | null
}

/** What of a revision is hidden from public view, and for admins: destroying its text. */
export default definePage<Hiding>({
  path: '/wiki/:slug/revisions/:number/hide',
  script: 'form',
  async load(api, request) {
    const { actor, url, params, form } = request
    if (!can(actor, 'revision:hide')) return notAllowed(actor, url.pathname)
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const revision = await api.revisions.read({ slug: page.slug, number: params.number })
    return { page, revision, hiding: partsIn(form), redaction: redactionIn(form) }
  },
  async submit(api, { form, params: { slug = '', number } }) {
    const [hiding, redaction] = [partsIn(form), redactionIn(form)]
    const done = new Redirect(hrefOf(slug, Number(number)))
    if (hiding) {
      await api.revisions.hide({ slug, number, ...hiding.parts, reason: hiding.reason })
      return done
    }
    if (redaction?.step !== 'act') return null
    await api.revisions.redact({ slug, number, reason: redaction.reason })
    return done
  },
  head: ({ page, revision }) => ({
    title: `Hide parts of r${revision.number} of ${page.title} — Fieldword`,
    noIndex: true,
    section: sectionIdOf(page.kind),
  }),
  View: HidePage,
})

function HidePage({ answer, frame: { actor, refused } }: ViewProps<Hiding>) {
  const { page, revision, hiding, redaction } = answer
  const whole = { name: `Revision ${revision.number}`, href: hrefOf(page.slug, revision.number) }
  const problem = refused?.fields.reason
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={actor}
        tab="history"
        title={`What is shown of r${revision.number}`}
        trail={[whole, { name: 'Hide', href: `${whole.href}/hide` }]}
      />
      <RefusedNote refused={refused} />
      {redaction?.step === 'ask' ? (
        <ConfirmRedaction number={revision.number} reason={redaction.reason} />
      ) : (
        <>
          <HideForm
            parts={hiding?.parts ?? revision.hidden}
            reason={hiding?.reason ?? ''}
            problem={hiding ? problem : undefined}
          />
          {can(actor, 'revision:redact') && !revision.redacted ? (
            <RedactForm
              number={revision.number}
              reason={redaction?.reason ?? ''}
              problem={redaction ? problem : undefined}
            />
          ) : null}
        </>
      )}
      <p className="form">
        <a href={`/moderation-log?page=${page.slug}`}>Moderation log of this page</a>
      </p>
    </div>
  )
}
