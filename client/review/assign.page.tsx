import type { Person } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ReviewView } from '@fieldword/shared/review/contract.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { hrefOf } from '../revisions/index.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

interface Assigning {
  readonly review: ReviewView
  readonly assignee: Person | null
  readonly choices: readonly Person[]
}

/** Says who is to decide on a proposal: for moderators. */
export default definePage<Assigning>({
  path: '/review/:id/assign',
  script: 'form',
  section: 'review',
  async load(api, { actor, url, params: { id = '' } }) {
    if (!can(actor, 'review:assign')) return notAllowed(actor, url.pathname)
    const [review, { assignee }, { items }] = await Promise.all([
      api.review.read({ id }),
      api.review.place({ id }),
      api.review.assignees(),
    ])
    const parts = [review.openedBy, ...review.revision.authors]
    return { review, assignee, choices: items.filter(({ id }) => !parts.some(person => person?.id === id)) }
  },
  async submit(api, { form, params: { id = '' } }) {
    await api.review.assign({ id, assigneeId: form.get('assignee') || null, seenId: form.get('seen') || null })
    return new Redirect(`/review/${id}`)
  },
  head: ({ review }) => ({ title: `Who decides on ${review.page.title} — Fieldword`, noIndex: true }),
  View: AssignPage,
})

function AssignPage({ answer: { review, assignee, choices }, frame }: ViewProps<Assigning>) {
  const { page, revision, id } = review
  return (
    <ListPage
      title={`Who decides on r${revision.number}`}
      crumbs={[
        { name: 'Review', href: '/review' },
        { name: page.title, href: hrefOf(page.slug, revision.number) },
        { name: `r${revision.number}`, href: `/review/${id}` },
      ]}
      lead="Whoever has it finds it among theirs. Every other moderator may still decide."
    >
      <form className="form" method="post" noValidate>
        <RefusedNote refused={frame.refused} />
        <input type="hidden" name="seen" value={assignee?.id ?? ''} />
        <fieldset className="form__kinds">
          <legend className="fw-label">Decides</legend>
          <Choice person={null} chosen={assignee === null} name="Nobody yet" />
          {choices.map(person => (
            <Choice
              key={person.id}
              person={person}
              chosen={person.id === assignee?.id}
              name={person.id === frame.actor.id ? `${person.name} (you)` : person.name}
            />
          ))}
        </fieldset>
        <p>
          <button type="submit" className="fw-btn fw-btn--primary">
            Save
          </button>
        </p>
      </form>
    </ListPage>
  )
}

interface ChoiceProps {
  readonly person: Person | null
  readonly name: string
  readonly chosen: boolean
}

function Choice({ person, name, chosen }: ChoiceProps) {
  return (
    <label className="fw-check">
      <input type="radio" className="fw-radio" name="assignee" value={person?.id ?? ''} defaultChecked={chosen} />
      <span>{name}</span>
    </label>
  )
}
