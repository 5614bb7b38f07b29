import type { List } from '@fieldword/shared/kernel/contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { MeetingView, MinuteItem } from '@fieldword/shared/processes/convening-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { inWords } from '../ui/dates.ts'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ConductLink } from './conduct-link.tsx'
import { DecidingPage, elementIn, elementInSentence, field } from './deciding-parts.tsx'
import { attendanceIn, MeetingForms, pollIn, typeIn } from './meeting-forms.tsx'
import { meetingIn } from './meetings.page.tsx'

interface Meeting {
  readonly meeting: MeetingView
  readonly minutes: List<MinuteItem>
  readonly form: URLSearchParams | null
}

/** [PR211–PR215] One meeting: who was there, what was said, straw polls. */
export default definePage<Meeting>({
  path: '/processes/:slug/meetings/:meeting',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '', meeting = '' }, query, form }) {
    const [view, minutes] = await Promise.all([
      api.processes.meeting({ slug, meeting }),
      api.processes.minutes({ slug, meeting, ...partOf(query) }),
    ])
    return { meeting: view, minutes, form }
  },
  async submit(api, { params: { slug = '', meeting = '' }, form }) {
    const which = { slug, meeting }
    switch (form.get('do')) {
      case 'correct':
        await api.processes.correctMeeting({ ...which, ...meetingIn(form) })
        break
      case 'attendance':
        await api.processes.setAttendance({ ...which, ...attendanceIn(form) })
        break
      case 'poll':
        await api.processes.addPoll({ ...which, ...pollIn(form) })
        break
      default: {
        const [text, name] = [field(form, 'text'), field(form, 'name')]
        const item = {
          text,
          type: typeIn(form),
          elementId: elementIn(form),
          name,
          consent: form.get('consent') === 'yes',
        }
        await api.processes.addMinutes({ ...which, items: [item] })
      }
    }
    return new Redirect(`/processes/${slug}/meetings/${meeting}`)
  },
  head: ({ meeting: { title } }) => ({ title: `${title} — Fieldword`, momentary: true }),
  View: MeetingPage,
})

function MeetingPage({ answer: { meeting, minutes, form }, frame: { actor, here, refused } }: ViewProps<Meeting>) {
  const { process, title, id, heldOn, place, address } = meeting
  const where = [inWords(heldOn), place].filter(Boolean).join(', ')
  return (
    <DecidingPage
      {...{ process, title, path: `meetings/${id}` }}
      lead={
        <>
          {where}.{' '}
          {address ? (
            <a href={address} rel="nofollow noreferrer">
              Online
            </a>
          ) : null}
        </>
      }
    >
      <MeetingConduct meeting={meeting} moderates={can(actor, 'comment:moderate')} />
      <Attendance meeting={meeting} />
      <section className="dec__s" aria-labelledby="minutes">
        <h2 id="minutes">Minutes</h2>
        {minutes.items.length > 0 ? (
          <ol className="modlog">
            {minutes.items.map(item => (
              <li key={item.number}>
                <Item item={item} meeting={meeting} />
              </li>
            ))}
          </ol>
        ) : (
          <p className="fw-help">Nothing was written down yet.</p>
        )}
        <Pagination here={here} nextCursor={minutes.nextCursor} />
      </section>
      <Polls meeting={meeting} moderates={can(actor, 'comment:moderate')} />
      {meeting.mayWrite ? <MeetingForms meeting={meeting} form={form} refused={refused} /> : null}
    </DecidingPage>
  )
}

function Attendance({ meeting: { attended, attendance, people } }: { readonly meeting: MeetingView }) {
  return (
    <section className="dec__s" aria-labelledby="attendance">
      <h2 id="attendance">{attended === 1 ? 'One person was there' : `${attended} people were there`}</h2>
      {attendance.length > 0 ? (
        <table className="fw-table dec__t">
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col">People</th>
            </tr>
          </thead>
          <tbody>
            {attendance.map(({ stratum, name, count }) => (
              <tr key={stratum}>
                <th scope="row">{name}</th>
                <td className="fw-num">{count ?? 'too few to tell'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {people.length > 0 ? <p className="fw-muted">Among them {people.map(({ name }) => name).join(', ')}.</p> : null}
    </section>
  )
}

function Item({ item, meeting }: { readonly item: MinuteItem; readonly meeting: MeetingView }) {
  const element = meeting.elements.find(({ id }) => id === item.elementId)
  return (
    <>
      {item.text ? <blockquote>{item.text}</blockquote> : <p className="fw-help">Its words are hidden.</p>}
      <p className="fw-muted">
        Contribution {item.number}, on {element ? elementInSentence(element) : 'the whole text'}
        {item.name ? `. ${item.name}` : null}
      </p>
    </>
  )
}

/** [PR352] Whoever still reads a title that is hidden is told so; moderators are led to where it is hidden. */
function MeetingConduct({ meeting: { process, id, title, withheld }, moderates }: PollsProps) {
  const instead = withheld && withheldInWords(withheld)
  return (
    <>
      {instead && instead !== title ? <p className="fw-help">{instead}</p> : null}
      {moderates ? (
        <p>
          <ConductLink {...{ slug: process.slug, kind: 'meeting', id, withheld }} />
        </p>
      ) : null}
    </>
  )
}

interface PollsProps {
  readonly meeting: MeetingView
  /** Whether whoever reads it hides words for their conduct. */
  readonly moderates: boolean
}

function Polls({ meeting: { straws, process }, moderates }: PollsProps) {
  if (straws.length === 0) return null
  return (
    <section className="dec__s" aria-labelledby="polls">
      <h2 id="polls">Straw polls</h2>
      <p className="fw-help">They show where people stood. They bind nobody.</p>
      {straws.map(({ id, question, options, withheld }) => (
        <div key={id}>
          <table className="fw-table dec__t">
            <caption>{question || (withheld && withheldInWords(withheld))}</caption>
            <thead>
              <tr>
                <th scope="col">Option</th>
                <th scope="col">People</th>
              </tr>
            </thead>
            <tbody>
              {options.map(({ text, count }, place) => (
                <tr key={text || place}>
                  <th scope="row">{text || `Option ${place + 1}`}</th>
                  <td className="fw-num">{count}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {moderates ? (
            <p>
              <ConductLink {...{ slug: process.slug, kind: 'poll', id, withheld }} />
            </p>
          ) : null}
        </div>
      ))}
    </section>
  )
}
