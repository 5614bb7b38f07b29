import { can } from '@fieldword/shared/policy/can.ts'
import type { ContributionPage } from '@fieldword/shared/processes/commenting-contract.ts'
import { notAllowed } from '../../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../../platform/page.ts'
import { reasonIn } from '../../platform/steps.ts'
import { ReasonField } from '../../ui/reason-field.tsx'
import { RefusedNote } from '../../ui/refused-note.tsx'
import { contributionHref } from './addresses.ts'
import { HeadOfProcess } from './process-head.tsx'
import { Said } from './said.tsx'
import { kindWords } from './words.ts'

interface Hiding {
  readonly contribution: ContributionPage
  readonly reason: string
}

/** [PR78] Hides a contribution for its conduct, or shows it again: for moderators. */
export default definePage<Hiding>({
  path: '/processes/:slug/contributions/:number/hide',
  script: 'form',
  section: 'definitions',
  async load(api, { actor, form, url, params: { slug = '', number } }) {
    if (!can(actor, 'comment:moderate')) return notAllowed(actor, url.pathname)
    return { contribution: await api.processes.contribution({ slug, number: Number(number) }), reason: reasonIn(form) }
  },
  async submit(api, { form, params: { slug = '', number } }) {
    const hidden = form.get('hidden') === 'true'
    await api.processes.setContributionHidden({ slug, number: Number(number), hidden, reason: reasonIn(form) })
    return new Redirect(contributionHref(slug, Number(number)))
  },
  head: () => ({ title: 'Hide a contribution — Fieldword', noIndex: true }),
  View: HidePage,
})

function HidePage({ answer: { contribution, reason }, frame: { refused } }: ViewProps<Hiding>) {
  const { process, number, kind, state } = contribution
  const isHidden = state === 'hidden'
  const title = isHidden ? 'Show it again' : 'Hide it for its conduct'
  const trail = [
    { name: `${kindWords[kind]} ${number}`, href: contributionHref(process.slug, number) },
    { name: title, href: `${contributionHref(process.slug, number)}/hide` },
  ]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess process={process} title={title} trail={trail} />
      <Said slug={process.slug} contribution={contribution} />
      <form className="form" method="post" noValidate>
        <p>
          {isHidden
            ? 'Everybody reads it again.'
            : 'Moderators and its author still read it. For everybody else the reason stands in its place. What it says about the text is for editors to answer, and no reason to hide it.'}
        </p>
        <RefusedNote refused={refused} />
        <input type="hidden" name="hidden" value={String(!isHidden)} />
        <ReasonField
          help="Everybody reads it in the log of the process."
          problem={refused?.fields.reason}
          written={reason}
        />
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            {isHidden ? 'Show again' : 'Hide'}
          </button>
        </p>
      </form>
    </div>
  )
}
