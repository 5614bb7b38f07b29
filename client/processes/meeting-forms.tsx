import type { MeetingView } from '@fieldword/shared/processes/convening-contract.ts'
import { type ContributionType, contributionType } from '@fieldword/shared/processes/vocabulary.ts'
import type { Refused } from '../platform/page.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { typeNotes, typeWords } from './contributions/words.ts'
import { ElementField, field, Tick, WordsField } from './deciding-parts.tsx'
import { MeetingFields } from './meetings.page.tsx'

interface FormsProps {
  readonly meeting: MeetingView
  readonly form: URLSearchParams | null
  readonly refused: Refused | null
}

/** What whoever writes a meeting down does, one form each; the one that was sent last stands open. */
export function MeetingForms({ meeting, form, refused }: FormsProps) {
  const sent = form?.get('do') ?? null
  const of = (what: string) => (sent === what ? { form, refused } : { form: null, refused: null })
  return (
    <section className="dec__s" aria-labelledby="write">
      <h2 id="write">Write it down</h2>
      <MinuteForm meeting={meeting} {...of('minute')} />
      <details className="dec__answer" open={sent === 'attendance'}>
        <summary>Who was there</summary>
        <AttendanceForm meeting={meeting} {...of('attendance')} />
      </details>
      <details className="dec__answer" open={sent === 'poll'}>
        <summary>A straw poll</summary>
        <PollForm {...of('poll')} />
      </details>
      {meeting.withheld ? null : (
        <details className="dec__answer" open={sent === 'correct'}>
          <summary>Correct the day or the place</summary>
          <CorrectForm meeting={meeting} {...of('correct')} />
        </details>
      )}
    </section>
  )
}

function Send({ what, children }: { readonly what: string; readonly children: string }) {
  return (
    <p>
      <button type="submit" className="fw-btn" name="do" value={what}>
        {children}
      </button>
    </p>
  )
}

function MinuteForm({ meeting: { elements }, form, refused }: FormsProps) {
  const problems = refused?.fields ?? {}
  return (
    <form method="post" className="form" noValidate>
      <RefusedNote refused={refused} />
      <WordsField
        {...{ name: 'text', label: 'What was said', most: 10_000, written: field(form, 'text') }}
        help="It becomes a contribution of the process, which has to be answered."
        problem={problems['items.0.text']}
      />
      <ElementField elements={elements} written={field(form, 'elementId')} />
      <TypeField written={typeIn(form)} />
      <TextField
        {...{ name: 'name', label: 'Who said it', autoComplete: 'off', isOptional: true, written: field(form, 'name') }}
        help="Left empty, nobody is named."
        problem={problems['items.0.name']}
      />
      <Tick name="consent" ticked={form?.get('consent') === 'yes'}>
        They agreed to be named
      </Tick>
      <Send what="minute">Add to the minutes</Send>
    </form>
  )
}

/** [PR355] What asks for something is answered before the text goes on; what is general is not. */
function TypeField({ written }: { readonly written: ContributionType }) {
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor="type">
        What it is about
      </label>
      <select className="fw-select" id="type" name="type" defaultValue={written}>
        {contributionType.options.map(type => (
          <option key={type} value={type}>
            {typeWords[type]}: {typeNotes[type]}
          </option>
        ))}
      </select>
    </div>
  )
}

/** General, where nothing else was said. */
export function typeIn(form: URLSearchParams | null): ContributionType {
  return contributionType.safeParse(form?.get('type')).data ?? 'general'
}

function AttendanceForm({ meeting: { strata, people }, form, refused }: FormsProps) {
  const groups = [...strata, { key: '', name: 'No group declared' }]
  const names = people.map(({ name }) => name).join('\n')
  return (
    <form method="post" className="form" noValidate>
      <RefusedNote refused={refused} />
      <p className="fw-help">This takes the place of what was said before.</p>
      <WordsField
        {...{ name: 'names', label: 'People with accounts', most: 40_000, isOptional: true }}
        written={form?.get('names') ?? names}
        help="One name a line."
        problem={refused?.fields.names}
      />
      {groups.map(({ key, name }) => (
        <TextField
          key={key}
          {...{ name: `count.${key}`, label: `Others: ${name}`, autoComplete: 'off', isOptional: true }}
          written={field(form, `count.${key}`)}
        />
      ))}
      <Send what="attendance">Say who was there</Send>
    </form>
  )
}

/** What is no number is sent as one that is refused. */
const wholeNumber = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : -1)

export function attendanceIn(form: URLSearchParams) {
  const names = field(form, 'names')
    .split('\n')
    .map(name => name.trim())
    .filter(Boolean)
  const others = [...form].flatMap(([name, value]) =>
    name.startsWith('count.') && value.trim() !== ''
      ? [{ stratum: name.slice('count.'.length), count: wholeNumber(value) }]
      : [],
  )
  return { names, others }
}

const optionPlaces = [0, 1, 2, 3, 4, 5]

function PollForm({ form, refused }: Omit<FormsProps, 'meeting'>) {
  const problems = refused?.fields ?? {}
  return (
    <form method="post" className="form" noValidate>
      <RefusedNote refused={refused} />
      <TextField
        {...{ name: 'question', label: 'Question', autoComplete: 'off', written: field(form, 'question') }}
        problem={problems.question || problems.options}
      />
      {optionPlaces.map(place => (
        <div key={place} className="dec__option">
          <TextField
            {...{ name: `option.${place}`, label: `Option ${place + 1}`, autoComplete: 'off', isOptional: place > 1 }}
            written={field(form, `option.${place}`)}
          />
          <TextField
            {...{
              name: `votes.${place}`,
              label: `For option ${place + 1}`,
              autoComplete: 'off',
              isOptional: place > 1,
            }}
            written={field(form, `votes.${place}`)}
            problem={problems[`options.${place}.count`]}
          />
        </div>
      ))}
      <Send what="poll">Note the poll</Send>
    </form>
  )
}

export function pollIn(form: URLSearchParams) {
  const options = optionPlaces.flatMap(place => {
    const text = field(form, `option.${place}`).trim()
    return text === '' ? [] : [{ text, count: wholeNumber(field(form, `votes.${place}`)) }]
  })
  return { question: field(form, 'question'), options }
}

function CorrectForm({ meeting, form, refused }: FormsProps) {
  const { title, heldOn, place, address } = meeting
  const known: Readonly<Record<string, string>> = { title, heldOn, place, address }
  return (
    <form method="post" className="form" noValidate>
      <RefusedNote refused={refused} />
      <MeetingFields written={name => form?.get(name) ?? known[name] ?? ''} refused={refused} />
      <Send what="correct">Correct it</Send>
    </form>
  )
}
