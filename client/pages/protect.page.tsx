import type { PagePlace, Protection } from '@fieldword/shared/pages/contract.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { PageHead } from '../ui/page-head.tsx'
import { writersWords } from '../ui/protection-words.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { protectChoices } from './protect-choices.ts'
import { ProtectionLog } from './protection-log.tsx'

interface Protecting {
  readonly page: PagePlace
  readonly choices: readonly AccountRole[]
  readonly protections: readonly Protection[]
  readonly chosen: AccountRole
  readonly reason: string
}

/** Says who may write the draft of a page: for moderators, with a reason that everybody reads. */
export default definePage<Protecting>({
  path: '/wiki/:slug/protect',
  script: 'form',
  async load(api, request) {
    const { actor, url, form } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    const choices = protectChoices(actor, page)
    if (choices.length === 0) return notAllowed(actor, url.pathname)
    if (page.deletedAt) return new Redirect(`/wiki/${page.slug}`)
    const { items: protections } = await api.pages.protections({ slug: page.slug, limit: 20 })
    const chosen = choices.find(level => level === form?.get('editableBy')) ?? page.editableBy
    return { page, choices, protections, chosen, reason: reasonIn(form) }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const editableBy = form.get('editableBy') as AccountRole
    await api.pages.protect({ slug, editableBy, reason: reasonIn(form) })
    return new Redirect(`/wiki/${slug}/settings`)
  },
  head: ({ page: { title } }) => ({ title: `Who may write ${title} — Fieldword`, noIndex: true }),
  View: ProtectPage,
})

function ProtectPage({ answer, frame: { actor, refused } }: ViewProps<Protecting>) {
  const { page, choices, protections, chosen, reason } = answer
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={actor}
        tab={null}
        title={`Who may write “${page.title}”`}
        trail={[
          { name: 'Settings', href: `/wiki/${page.slug}/settings` },
          { name: 'Who may write', href: `/wiki/${page.slug}/protect` },
        ]}
      />
      <form className="form" method="post" noValidate>
        <p>
          Whom the page is kept for may change its draft and propose it. It holds at once, also for drafts that are
          open.
        </p>
        <RefusedNote refused={refused} />
        <fieldset className="form__kinds">
          <legend className="fw-label">May write</legend>
          {choices.map(level => (
            <label key={level} className="fw-check">
              <input
                type="radio"
                className="fw-radio"
                name="editableBy"
                value={level}
                defaultChecked={level === chosen}
              />
              <span>{writersWords(level)}</span>
            </label>
          ))}
          {refused?.fields.editableBy ? <p className="fw-error">{refused.fields.editableBy}</p> : null}
        </fieldset>
        <ReasonField
          help="Shown to everybody who may not write here."
          problem={refused?.fields.reason}
          written={reason}
        />
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            Save
          </button>
        </p>
      </form>
      <section className="form" aria-labelledby="log">
        <h2 id="log">So far</h2>
        <ProtectionLog protections={protections} />
      </section>
    </div>
  )
}
