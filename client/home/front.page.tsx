import type { DefinitionRef } from '@fieldword/shared/definitions/contract.ts'
import type { Front } from '@fieldword/shared/definitions/front-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'

interface FrontAnswer {
  readonly front: Front
  readonly inForce: readonly DefinitionRef[]
}

/** The value of the choice that leaves it to the dates. */
const newest = ''

/** [DEF80] Which definition leads, for admins to say. */
export default definePage<FrontAnswer>({
  path: '/front-page',
  script: 'form',
  async load(api, { actor, url }) {
    if (!can(actor, 'wiki:set-front')) return notAllowed(actor, url.pathname)
    const [front, inForce] = await Promise.all([
      api.definitions.front({}),
      api.definitions.list({ inForceOnly: 'true', limit: 100 }),
    ])
    return { front, inForce: inForce.items }
  },
  async submit(api, { form }) {
    await api.definitions.setLead({ slug: form.get('lead') || null })
    return new Redirect('/')
  },
  head: () => ({ title: 'Front page — Fieldword', noIndex: true }),
  View: FrontPage,
})

function FrontPage({ answer: { front, inForce }, frame }: ViewProps<FrontAnswer>) {
  const chosen = front.isChosen ? (front.lead?.slug ?? newest) : newest
  return (
    <ListPage title="Front page" lead="The definition that stands whole at the top of the front page.">
      {inForce.length === 0 ? (
        <Empty action={{ name: 'See all definitions', href: '/definitions' }}>No definition is in force yet.</Empty>
      ) : (
        <form className="form" method="post">
          <RefusedNote refused={frame.refused} />
          <fieldset className="form__kinds">
            <legend className="fw-label">Leads</legend>
            <Choice value={newest} chosen={chosen}>
              The one that came into force last
            </Choice>
            {inForce.map(({ id, slug, title }) => (
              <Choice key={id} value={slug} chosen={chosen}>
                {title}
              </Choice>
            ))}
          </fieldset>
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Save
            </button>
          </p>
        </form>
      )}
    </ListPage>
  )
}

interface ChoiceProps {
  readonly value: string
  readonly chosen: string
  readonly children: string
}

function Choice({ value, chosen, children }: ChoiceProps) {
  return (
    <label className="fw-check">
      <input type="radio" className="fw-radio" name="lead" value={value} defaultChecked={value === chosen} />
      <span>{children}</span>
    </label>
  )
}
