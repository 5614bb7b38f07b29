import type { OriginRun, WhyAnswer } from '@fieldword/shared/processes/why-contract.ts'
import { definePage, type ViewProps } from '../platform/page.ts'
import { Crumbs } from '../ui/crumbs.tsx'
import { Empty } from '../ui/empty.tsx'
import { ChangeRow } from './change-row.tsx'
import { processCrumbs, textName } from './process-crumbs.ts'

interface WhyPage {
  readonly why: WhyAnswer
  /** Of which words it is asked; null where of none. */
  readonly asked: { readonly element: string; readonly start: number } | null
}

/** [PR272] The text, every stretch of it a link that answers why it is there. */
export default definePage<WhyPage>({
  path: '/processes/:slug/why',
  script: 'read',
  section: 'definitions',
  async load(api, { params: { slug = '' }, query }) {
    const revision = query.get('revision')
    const why = await api.processes.why({ slug, ...(revision ? { revision } : {}) })
    const [element, start] = [query.get('element'), Number(query.get('from') ?? Number.NaN)]
    return { why, asked: element === null || Number.isNaN(start) ? null : { element, start } }
  },
  head: ({ why: { process } }) => ({ title: `Why this word? ${process.title} — Fieldword`, noIndex: true }),
  View: WhyPageView,
})

function WhyPageView({ answer: { why, asked } }: ViewProps<WhyPage>) {
  const { process, texts, text, elements } = why
  const here = `/processes/${process.slug}/why`
  const told = texts[text]
  const of = told ? `?revision=${told.revision}` : '?'
  const run = asked && elements.find(each => each.elementId === asked.element)?.runs.find(at => isAt(at, asked.start))
  return (
    <div className="fw-wrap">
      <div className="fw-pagehead">
        <Crumbs crumbs={processCrumbs(process, { name: 'Why this word?', href: here })} />
        <h1>Why this word?</h1>
        <p className="list__lead">
          Choose words to read what brought them. Those that came in this process are underlined; the others stood in
          the text that it began with.
        </p>
        {texts.length > 1 ? <TextsOf why={why} here={here} /> : null}
      </div>
      <div className="why">
        <section aria-label="The text" className="why__text">
          {elements.length === 0 ? <Empty>This text has no words.</Empty> : null}
          {elements.map(element => (
            <p key={element.elementId} className="why__el" id={element.number > 0 ? `e${element.number}` : undefined}>
              {element.number > 0 ? <span className="why__n">{element.number}</span> : null}
              <span>
                {element.runs.map(each =>
                  hasWords(each) ? (
                    <a
                      key={each.start}
                      className="why__w"
                      data-new={each.broughtBy > 0 || undefined}
                      aria-current={each === run ? 'true' : undefined}
                      href={`${here}${of}&element=${encodeURIComponent(element.elementId)}&from=${each.start}#answer`}
                    >
                      {each.text}
                    </a>
                  ) : (
                    each.text
                  ),
                )}
              </span>
            </p>
          ))}
        </section>
        <aside id="answer" className="why__answer" aria-label="Why" tabIndex={-1}>
          {run ? <Answer run={run} why={why} /> : <p className="fw-2">No words are chosen yet.</p>}
        </aside>
      </div>
    </div>
  )
}

/** A full stop alone is no word to ask about, and too small to hit. */
function hasWords({ text }: OriginRun): boolean {
  return /[\p{L}\p{N}]/u.test(text)
}

function isAt({ start, end }: OriginRun, place: number): boolean {
  return start <= place && place < end
}

function Answer({ run, why: { texts, changes, process } }: { readonly run: OriginRun; readonly why: WhyAnswer }) {
  const text = texts[run.broughtBy]
  const found = run.change === null ? undefined : changes[run.change]
  return (
    <>
      <h2 className="why__h">“{run.text.trim()}”</h2>
      {found ? (
        <>
          <p className="fw-2">Came with {text ? textName(text) : 'a later text'}.</p>
          <ChangeRow change={found.change} slug={process.slug} />
          <p>
            <a href={`/processes/${process.slug}/changes?text=${run.broughtBy}#c${found.change.number}`}>
              Among all changes of that text
            </a>
          </p>
        </>
      ) : (
        <p>
          {run.broughtBy === 0
            ? `As in the text that the process began with${text ? `, r${text.revision}` : ''}.`
            : `Came with ${text ? textName(text) : 'a later text'}; no change was recorded for it.`}
        </p>
      )}
    </>
  )
}

function TextsOf({ why: { texts, text }, here }: { readonly why: WhyAnswer; readonly here: string }) {
  return (
    <nav aria-label="Texts of this process">
      <ul className="chg__texts">
        {texts.map(each => (
          <li key={each.place}>
            <a href={`${here}?revision=${each.revision}`} aria-current={each.place === text ? 'page' : undefined}>
              {textName(each)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
