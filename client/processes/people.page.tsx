import type { Member, ProcessView } from '@fieldword/shared/processes/contract.ts'
import type { Participation } from '@fieldword/shared/processes/people-contract.ts'
import { processRole } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { actOnPeople } from './people-acts.ts'
import { InviteForms, JoinForm, RoleForm } from './people-forms.tsx'
import { TakenPart } from './taken-part.tsx'
import { involvementWords } from './words.ts'

export interface PeoplePage {
  readonly process: ProcessView
  readonly members: readonly Member[]
  readonly participation: Participation
  /** What was sent and not carried out. */
  readonly sent: URLSearchParams | null
}

/** [PR40–PR44] Who is what in a process, who takes part, and who was invited. */
export default definePage<PeoplePage>({
  path: '/processes/:slug/people',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, form }) {
    const [process, { items: members }, participation] = await Promise.all([
      api.processes.read({ slug }),
      api.processes.members({ slug }),
      api.processes.participation({ slug }),
    ])
    return { process, members, participation, sent: form }
  },
  async submit(api, { form, params: { slug = '' } }) {
    await actOnPeople(api, slug, form)
    return new Redirect(`/processes/${slug}/people`)
  },
  head: ({ process: { title } }) => ({ title: `People of ${title} — Fieldword`, noIndex: true }),
  View: PeopleView,
})

function PeopleView({ answer, frame }: ViewProps<PeoplePage>) {
  const { process, members, participation } = answer
  const isOver = process.state === 'closed' || process.state === 'abandoned'
  const runs = process.you.runs && !isOver
  return (
    <ListPage
      title="People"
      crumbs={crumbsOf(process, { name: 'People', href: `/processes/${process.slug}/people` })}
      lead={process.title}
    >
      <JoinForm process={process} frame={frame} sent={answer.sent} />
      <section className="form" aria-labelledby="roles">
        <h2 id="roles">Roles</h2>
        {processRole.options.map(role => {
          const held = members.filter(member => member.role === role)
          return held.length > 0 ? (
            <div key={role}>
              <h3>
                {involvementWords[role]}, {held.length}
              </h3>
              <ul className="prun__people">
                {held.map(member => (
                  <li key={member.id}>
                    <span>
                      {member.person ? member.person.name : 'Named to the people of the process alone'}, since{' '}
                      <Day at={member.at} />
                    </span>
                    {runs ? (
                      <form method="post">
                        <input type="hidden" name="act" value="end-role" />
                        <button
                          type="submit"
                          className="fw-btn fw-btn--sm"
                          name="member"
                          value={member.id}
                          aria-label={`End: ${member.person?.name ?? 'somebody'} as ${involvementWords[role].toLowerCase()}`}
                        >
                          End
                        </button>
                      </form>
                    ) : null}
                  </li>
                ))}
              </ul>
            </div>
          ) : null
        })}
        {runs ? <RoleForm sent={answer.sent} refused={frame.refused} /> : null}
      </section>
      <TakenPart participation={participation} />
      <Invited participation={participation} />
      {runs ? <InviteForms sent={answer.sent} refused={frame.refused} /> : null}
    </ListPage>
  )
}

function Invited({ participation: { invited } }: Pick<PeoplePage, 'participation'>) {
  return (
    <section className="form" aria-labelledby="invited">
      <h2 id="invited">Who was invited</h2>
      <p>
        {invited.byName} by name, of whom {invited.answered} take part.
      </p>
      <ul>
        {invited.groups.map(({ group, people, at }) => (
          <li key={`${group}${at}`}>
            {people.toLocaleString('en-GB')} {people === 1 ? 'person' : 'people'}: {group}, <Day at={at} />
          </li>
        ))}
      </ul>
    </section>
  )
}
