import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import type { MemberList, ProcessView } from '@fieldword/shared/processes/contract.ts'
import type { Participation } from '@fieldword/shared/processes/people-contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { partOf } from '../ui/part-of.ts'
import { crumbsOf } from './crumbs-of.ts'
import { Members, type MembersAsked, membersAsked } from './members.tsx'
import { actOnPeople } from './people-acts.ts'
import { InviteForms, JoinForm, RoleForm } from './people-forms.tsx'
import { TakenPart } from './taken-part.tsx'

export interface PeoplePage {
  readonly process: ProcessView
  readonly members: MemberList
  readonly asked: MembersAsked
  readonly participation: Participation
  /** What was sent and not carried out. */
  readonly sent: URLSearchParams | null
}

/** [PR40–PR44] Who is what in a process, who takes part, and who was invited. */
export default definePage<PeoplePage>({
  path: '/processes/:slug/people',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query, form }) {
    const asked = membersAsked(query)
    const narrowed = { ...(asked.role && { role: asked.role }), ...(asked.name && { name: asked.name }) }
    const [process, members, participation] = await Promise.all([
      api.processes.read({ slug }),
      api.processes.members({ slug, ...narrowed, ...partOf(query) }),
      api.processes.participation({ slug }),
    ])
    return { process, members, asked, participation, sent: form }
  },
  async submit(api, { form, url, params: { slug = '' } }) {
    await actOnPeople(api, slug, form)
    return new Redirect(`/processes/${slug}/people${url.search}`)
  },
  head: ({ process: { title } }) => ({ title: `People of ${title} — Fieldword`, noIndex: true }),
  View: PeopleView,
})

function PeopleView({ answer, frame }: ViewProps<PeoplePage>) {
  const { process, members, asked, participation } = answer
  const isOver = process.state === 'closed' || process.state === 'abandoned'
  const runs = process.you.runs && !isOver
  return (
    <ListPage
      title="People"
      crumbs={crumbsOf(process, { name: 'People', href: `/processes/${process.slug}/people` })}
      lead={process.title}
    >
      <JoinForm process={process} frame={frame} sent={answer.sent} />
      <Members {...{ members, asked, runs, here: frame.here }}>
        {runs ? <RoleForm sent={answer.sent} refused={frame.refused} /> : null}
      </Members>
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
            {inFigures(people)} {people === 1 ? 'person' : 'people'}: {group}, <Day at={at} />
          </li>
        ))}
      </ul>
    </section>
  )
}
