import { can } from '@fieldword/shared/policy/can.ts'
import type { ElementRef, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import type { ObjectionView } from '@fieldword/shared/processes/last-call-contract.ts'
import { objectionRuling, objectionStepKind } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { Day } from '../ui/day.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { RefusedNote } from '../ui/refused-note.tsx'
import { DecidingPage, ElementField, ElementList, elementIn, field, WordsField } from './deciding-parts.tsx'
import { ObjectionRow } from './objection-row.tsx'

interface Objections {
  readonly items: readonly ObjectionView[]
  readonly nextCursor: string | null
  readonly process: ProcessHead
  readonly textHash: string | null
  readonly elements: readonly ElementRef[]
  readonly unresolved: number
  readonly mayObject: boolean
  readonly closesAt: string | null
  readonly form: URLSearchParams | null
}

/** [PR220–PR226] The last call: the text as it would be adopted, and what speaks against it. */
export default definePage<Objections>({
  path: '/processes/:slug/objections',
  script: 'form',
  section: 'definitions',
  load: async (api, { params: { slug = '' }, query, form }) => ({
    ...(await api.processes.objections({ slug, ...partOf(query) })),
    form,
  }),
  async submit(api, { params: { slug = '' }, form }) {
    const number = Number(form.get('number'))
    const kind = objectionStepKind.safeParse(form.get('do')).data
    if (kind) {
      const ruling = kind === 'rule' ? (objectionRuling.safeParse(form.get('ruling')).data ?? null) : null
      await api.processes.takeObjectionOn({ slug, number, kind, ruling, reason: field(form, 'reason') })
    } else if (form.get('do') === 'support') {
      await api.processes.supportObjection({ slug, number, support: form.get('support') === 'yes' })
    } else {
      const [text, remedy, textHash] = [field(form, 'text'), field(form, 'remedy'), field(form, 'textHash')]
      await api.processes.object({ slug, text, remedy, textHash, elementId: elementIn(form) })
    }
    return new Redirect(`/processes/${slug}/objections`)
  },
  head: ({ process }) => ({ title: `Objections in ${process.title} — Fieldword`, momentary: true }),
  View: ObjectionsPage,
})

function ObjectionsPage({ answer, frame: { actor, here, refused } }: ViewProps<Objections>) {
  const { process, items, nextCursor, elements, unresolved, mayObject, closesAt, form } = answer
  const isNew = form !== null && !form.has('number')
  return (
    <DecidingPage
      {...{ process, title: 'Last call', path: 'objections' }}
      lead="The text as it would be adopted. Whoever objects says what would mend it; each objection is resolved, withdrawn or ruled on."
    >
      {isNew ? null : <RefusedNote refused={refused} />}
      {elements.length > 0 ? (
        <ElementList elements={elements} />
      ) : (
        <p className="fw-help">There has been no last call.</p>
      )}
      <section className="dec__s" aria-labelledby="objections">
        <h2 id="objections">Objections</h2>
        {items.length > 0 ? (
          <>
            <p className="fw-muted">
              {unresolved === 0 ? 'Every objection is settled.' : `${unresolved} not settled.`}
            </p>
            <ol className="modlog" aria-label="Newest first">
              {items.map(objection => (
                <li key={objection.number} id={`objection-${objection.number}`}>
                  <ObjectionRow
                    {...{ objection, form, moderated: can(actor, 'comment:moderate') ? process.slug : null }}
                  />
                </li>
              ))}
            </ol>
          </>
        ) : (
          <p className="fw-help">Nobody has objected.</p>
        )}
        <Pagination here={here} nextCursor={nextCursor} />
      </section>
      {mayObject ? <ObjectForm answer={answer} refused={isNew ? refused : null} closesAt={closesAt} /> : null}
    </DecidingPage>
  )
}

interface ObjectFormProps {
  readonly answer: Objections
  readonly refused: Refused | null
  readonly closesAt: string | null
}

function ObjectForm({ answer: { elements, textHash, form }, refused, closesAt }: ObjectFormProps) {
  const problems = refused?.fields ?? {}
  return (
    <form className="form rform" method="post" id="object" noValidate>
      <h2>Object to this text</h2>
      {closesAt ? (
        <p className="fw-help">
          Until <Day at={closesAt} />.
        </p>
      ) : null}
      <RefusedNote refused={refused} />
      <input type="hidden" name="textHash" value={textHash ?? ''} />
      <ElementField elements={elements} written={field(form, 'elementId')} />
      <WordsField
        {...{ name: 'text', label: 'What is wrong', most: 5000, written: field(form, 'text') }}
        problem={problems.text}
      />
      <WordsField
        {...{ name: 'remedy', label: 'What would mend it', most: 5000, written: field(form, 'remedy') }}
        help="Other words, or what has to change, so that you would object no longer."
        problem={problems.remedy}
      />
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Object
        </button>
      </p>
    </form>
  )
}
