import type { MeetingRef, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DecidingPage, field } from './deciding-parts.tsx'

interface Meetings {
  readonly items: readonly MeetingRef[]
  readonly nextCursor: string | null
  readonly process: ProcessHead
  readonly mayAdd: boolean
  readonly form: URLSearchParams | null
}

/** [PR211] The meetings of a process. */
export default definePage<Meetings>({
  path: '/processes/:slug/meetings',
  script: 'form',
  section: 'definitions',
  load: async (api, { params: { slug = '' }, query, form }) => ({
    ...(await api.processes.meetings({ slug, ...partOf(query) })),
    form,
  }),
  async submit(api, { params: { slug = '' }, form }) {
    const { id } = await api.processes.addMeeting({ slug, ...meetingIn(form) })
    return new Redirect(`/processes/${slug}/meetings/${id}`)
  },
  head: ({ process }) => ({ title: `Meetings of ${process.title} — Fieldword`, momentary: true }),
  View: MeetingsPage,
})

export function meetingIn(form: URLSearchParams) {
  const [title, heldOn, place, address] = ['title', 'heldOn', 'place', 'address'].map(name => field(form, name))
  return { title: title ?? '', heldOn: heldOn ?? '', place: place ?? '', address: address ?? '' }
}

function MeetingsPage({ answer, frame: { here, refused } }: ViewProps<Meetings>) {
  const { process, items, nextCursor, mayAdd, form } = answer
  return (
    <DecidingPage
      {...{ process, title: 'Meetings', path: 'meetings' }}
      lead="Where people met: who was there, by group, what was said, and straw polls, which bind nobody."
    >
      {items.length > 0 ? (
        <ol className="modlog" aria-label="Newest first">
          {items.map(meeting => (
            <li key={meeting.id}>
              <p>
                <a href={`/processes/${process.slug}/meetings/${meeting.id}`}>{meeting.title}</a>
              </p>
              <p className="fw-muted">
                <Day at={meeting.heldOn} />
                {meeting.place ? `, ${meeting.place}` : null}. {meeting.attended} there, {meeting.items}{' '}
                {meeting.items === 1 ? 'item' : 'items'} of minutes.
              </p>
            </li>
          ))}
        </ol>
      ) : (
        <p className="fw-help">No meeting was written down yet.</p>
      )}
      <Pagination here={here} nextCursor={nextCursor} />
      {mayAdd ? (
        <form className="form rform" method="post" noValidate>
          <h2>Write down a meeting</h2>
          <RefusedNote refused={refused} />
          <MeetingFields written={name => field(form, name)} refused={refused} />
          <p>
            <button type="submit" className="fw-btn fw-btn--primary">
              Add the meeting
            </button>
          </p>
        </form>
      ) : null}
    </DecidingPage>
  )
}

interface MeetingFieldsProps {
  readonly refused: Refused | null
  written(name: string): string
}

export function MeetingFields({ written, refused }: MeetingFieldsProps) {
  const problems = refused?.fields ?? {}
  return (
    <>
      <TextField
        {...{ name: 'title', label: 'What it was', autoComplete: 'off', maxLength: 200 }}
        written={written('title')}
        problem={problems.title}
      />
      <TextField
        {...{ name: 'heldOn', label: 'Day', autoComplete: 'off', type: 'date' }}
        written={written('heldOn')}
        problem={problems.heldOn}
      />
      <TextField
        {...{ name: 'place', label: 'Place', autoComplete: 'off', maxLength: 200, isOptional: true }}
        written={written('place')}
        problem={problems.place}
      />
      <TextField
        {...{ name: 'address', label: 'Address of the meeting online', autoComplete: 'off', isOptional: true }}
        written={written('address')}
        problem={problems.address}
      />
    </>
  )
}
