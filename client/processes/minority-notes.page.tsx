import { can } from '@fieldword/shared/policy/can.ts'
import type { ElementRef, MinorityNoteView, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import { withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ConductLink } from './conduct-link.tsx'
import { DecidingPage, ElementField, elementIn, elementName, field, Tick, WordsField } from './deciding-parts.tsx'

interface Notes {
  readonly items: readonly MinorityNoteView[]
  readonly nextCursor: string | null
  readonly process: ProcessHead
  readonly elements: readonly ElementRef[]
  readonly mayAdd: boolean
  readonly mayAddForOthers: boolean
  readonly form: URLSearchParams | null
}

/** [PR217–PR219] Who stands apart from what the others decide. */
export default definePage<Notes>({
  path: '/processes/:slug/minority-notes',
  script: 'form',
  section: 'definitions',
  load: async (api, { params: { slug = '' }, query, form }) => ({
    ...(await api.processes.minorityNotes({ slug, ...partOf(query) })),
    form,
  }),
  async submit(api, { params: { slug = '' }, form }) {
    const note = form.get('withdraw')
    if (note) await api.processes.withdrawMinorityNote({ slug, note })
    else {
      const forOther = form.get('for') === 'other'
      await api.processes.addMinorityNote({
        ...{ slug, text: field(form, 'text'), elementId: elementIn(form), forOther },
        ...(forOther && { name: field(form, 'name'), consent: form.get('consent') === 'yes' }),
      })
    }
    return new Redirect(`/processes/${slug}/minority-notes`)
  },
  head: ({ process }) => ({ title: `Minority notes of ${process.title} — Fieldword`, noIndex: true, momentary: true }),
  View: NotesPage,
})

function NotesPage({ answer, frame: { actor, here, refused } }: ViewProps<Notes>) {
  const moderates = can(actor, 'comment:moderate')
  const { process, items, nextCursor, mayAdd, mayAddForOthers, elements, form } = answer
  return (
    <DecidingPage
      {...{ process, title: 'Minority notes', path: 'minority-notes' }}
      lead="Who stands apart from what the others decide, and why. They stay beside the version that is adopted."
    >
      {items.length > 0 ? (
        <ol className="modlog" aria-label="Oldest first">
          {items.map(note => (
            <li key={note.id}>
              <Note note={note} slug={process.slug} moderates={moderates} />
            </li>
          ))}
        </ol>
      ) : (
        <p className="fw-help">Nobody has written a minority note.</p>
      )}
      <Pagination here={here} nextCursor={nextCursor} />
      {mayAdd || mayAddForOthers ? (
        <NoteForm {...{ elements, form, refused, mayAdd, mayAddForOthers }} />
      ) : (
        <p className="fw-help">Whoever takes part writes one while a stage that decides is open.</p>
      )}
    </DecidingPage>
  )
}

interface NoteProps {
  readonly note: MinorityNoteView
  readonly slug: string
  readonly moderates: boolean
}

function Note({ note: { id, text, element, by, at, withdrawn, withheld, own }, slug, moderates }: NoteProps) {
  return (
    <>
      <p>
        <b>{element ? elementName(element) : 'The whole text'}</b>
      </p>
      {withdrawn ? <p className="fw-help">Taken back by its author.</p> : null}
      {withheld ? <p className="fw-help">{withheldInWords(withheld)}</p> : null}
      {text ? <blockquote>{text}</blockquote> : null}
      <p className="fw-muted">
        {by ? `${by}, ` : null}
        <Day at={at} />
        {moderates ? (
          <>
            {' '}
            <ConductLink {...{ slug, kind: 'note', id, withheld }} />
          </>
        ) : null}
      </p>
      {own ? (
        <form method="post">
          <button type="submit" className="fw-btn fw-btn--sm" name="withdraw" value={id}>
            Take it back
          </button>
        </form>
      ) : null}
    </>
  )
}

interface NoteFormProps extends Pick<Notes, 'elements' | 'form' | 'mayAdd' | 'mayAddForOthers'> {
  readonly refused: Refused | null
}

function NoteForm({ elements, form, refused, mayAdd, mayAddForOthers }: NoteFormProps) {
  const problems = refused?.fields ?? {}
  const forOther = form?.get('for') === 'other' || !mayAdd
  return (
    <form className="form rform" method="post" noValidate>
      <h2>Write a note</h2>
      <RefusedNote refused={refused} />
      <ElementField elements={elements} written={field(form, 'elementId')} />
      <WordsField
        {...{ name: 'text', label: 'What you stand by', most: 5000, written: field(form, 'text') }}
        help="Everybody reads it, from now on."
        problem={problems.text}
      />
      {mayAddForOthers ? (
        <fieldset className="fw-field">
          <legend className="fw-label">Whose it is</legend>
          {mayAdd ? (
            <label className="fw-check">
              <input type="radio" className="fw-radio" name="for" value="self" defaultChecked={!forOther} />
              <span>Yours</span>
            </label>
          ) : null}
          <label className="fw-check">
            <input type="radio" className="fw-radio" name="for" value="other" defaultChecked={forOther} />
            <span>Of somebody without an account</span>
          </label>
          <TextField
            {...{ name: 'name', label: 'Their name', autoComplete: 'off', isOptional: true }}
            written={field(form, 'name')}
            help="Left empty, nobody is named."
            problem={problems.name}
          />
          <Tick name="consent" ticked={form?.get('consent') === 'yes'}>
            They agreed to be named
          </Tick>
        </fieldset>
      ) : null}
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Add the note
        </button>
      </p>
    </form>
  )
}
