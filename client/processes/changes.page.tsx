import type { ChangesOfText } from '@fieldword/shared/processes/changes-contract.ts'
import { changeClass } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { ChangeRow } from './change-row.tsx'
import { classWords } from './change-words.ts'
import { processCrumbs, textName } from './process-crumbs.ts'

interface ChangesPage {
  readonly changes: ChangesOfText
  readonly unexplained: boolean
  /** Those that were chosen, and the reason that was written, where a form was not carried out. */
  readonly chosen: readonly string[]
  readonly reason: string
}

/** [PR267] What was changed from one text of a process to the next, and why. */
export default definePage<ChangesPage>({
  path: '/processes/:slug/changes',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query, form }) {
    const text = query.get('text')
    const unexplained = query.get('unexplained') === 'true'
    const wish = { slug, ...(text ? { text } : {}), unexplained: String(unexplained), ...partOf(query) }
    const changes = await api.processes.changes(wish)
    return { changes, unexplained, chosen: form?.getAll('change') ?? [], reason: form?.get('reason') ?? '' }
  },
  async submit(api, { params: { slug = '' }, form, url }) {
    const wish = { slug, changes: form.getAll('change'), reason: (form.get('reason') ?? '').replace(/\r\n/g, '\n') }
    const to = changeClass.safeParse(form.get('class'))
    if (form.get('do') === 'class' && to.success) await api.processes.classChanges({ ...wish, class: to.data })
    else await api.processes.explainChanges(wish)
    return new Redirect(url.pathname + url.search)
  },
  head: ({ changes: { process } }) => ({ title: `Changes in ${process.title} — Fieldword`, noIndex: true }),
  View: ChangesPageView,
})

function ChangesPageView({ answer, frame }: ViewProps<ChangesPage>) {
  const { changes, unexplained, chosen, reason } = answer
  const { process, text, texts, counts, items, may } = changes
  const here = `/processes/${process.slug}/changes`
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs crumbs={processCrumbs(process, { name: 'Changes', href: here })} />
        <h1>What was changed</h1>
        <p className="list__lead">
          {text === null
            ? 'The text has not been changed in this process yet.'
            : `From “${nameAt(changes, text - 1)}” to “${nameAt(changes, text)}”: ${countWords(counts)}.`}
        </p>
        {texts.length > 2 ? <Texts changes={changes} here={here} /> : null}
      </div>
      {text === null ? (
        <Empty action={{ name: 'To the process', href: `/processes/${process.slug}` }}>
          There is nothing to tell of.
        </Empty>
      ) : (
        <form method="post" className="chg" noValidate>
          <p className="chg__tools">
            <a href={`${here}?text=${text}${unexplained ? '' : '&unexplained=true'}`}>
              {unexplained ? 'Show all' : 'Only those that say no reason yet'}
            </a>{' '}
            <a href={`/processes/${process.slug}/why`}>Why this word?</a>
          </p>
          {items.length === 0 ? <Empty>{unexplained ? 'Every one says why.' : 'Nothing differs.'}</Empty> : null}
          <ol className="chg__list">
            {items.map(change => (
              <li key={change.id} id={`c${change.number}`}>
                {may.explain ? (
                  <label className="fw-check chg__pick">
                    <input
                      type="checkbox"
                      name="change"
                      value={change.id}
                      defaultChecked={chosen.includes(change.id)}
                    />
                    <span className="fw-vh">Choose change {change.number}</span>
                  </label>
                ) : null}
                <div>
                  <ChangeRow change={change} slug={process.slug} heading="h2" />
                </div>
              </li>
            ))}
          </ol>
          <Pagination here={frame.here} nextCursor={changes.nextCursor} />
          {may.explain && items.length > 0 ? (
            <fieldset className="chg__say">
              <legend>
                <h2>Say why</h2>
              </legend>
              <RefusedNote refused={frame.refused} />
              {frame.refused?.fields.changes ? <p className="fw-error">{frame.refused.fields.changes}</p> : null}
              <ReasonField
                help="Of the changes you chose above. Everybody reads it."
                problem={frame.refused?.fields.reason}
                written={reason}
              />
              <p className="chg__acts">
                <button type="submit" className="fw-btn fw-btn--primary" name="do" value="initiative">
                  They are the editors’ own
                </button>
                {may.classify ? (
                  <>
                    <select className="fw-select" name="class" aria-label="Another class" defaultValue="c1">
                      {changeClass.options.map(of => (
                        <option key={of} value={of}>
                          {classWords[of]}
                        </option>
                      ))}
                    </select>
                    <button type="submit" className="fw-btn" name="do" value="class">
                      They are of this class
                    </button>
                  </>
                ) : null}
              </p>
            </fieldset>
          ) : null}
        </form>
      )}
    </div>
  )
}

function nameAt({ texts }: ChangesOfText, place: number): string {
  const text = texts[place]
  return text ? textName(text) : ''
}

function countWords({ all, unexplained, byClass }: ChangesOfText['counts']): string {
  const classes = changeClass.options.flatMap(of => (byClass[of] ? [`${byClass[of]} ${of.toUpperCase()}`] : []))
  const open = unexplained > 0 ? `; ${unexplained} without a reason yet` : ''
  return `${all} ${all === 1 ? 'change' : 'changes'} (${classes.join(', ')})${open}`
}

function Texts({ changes: { texts, text }, here }: { readonly changes: ChangesOfText; readonly here: string }) {
  return (
    <nav aria-label="Texts of this process">
      <ul className="chg__texts">
        {texts.slice(1).map(each => (
          <li key={each.place}>
            <a href={`${here}?text=${each.place}`} aria-current={each.place === text ? 'page' : undefined}>
              {textName(each)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
