import type { CommentDesk } from '@fieldword/shared/processes/commenting-contract.ts'
import { notAllowed } from '../../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../../platform/page.ts'
import { Empty } from '../../ui/empty.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { type Sent, saidOf, sentIn } from './act-form.ts'
import { contributionHref, enterHref, processHref } from './addresses.ts'
import { CommentForm } from './comment-form.tsx'
import { HeadOfProcess } from './process-head.tsx'
import { StratumField } from './stratum-field.tsx'

interface Entering {
  readonly desk: CommentDesk
  readonly sent: Sent | null
  readonly source: Readonly<Record<string, string>>
}

const sourceFields = ['name', 'how', 'reference', 'received'] as const

/** [PR81] Enters what somebody said on paper or at a meeting. The element is chosen first, so that its words can be. */
export default definePage<Entering>({
  path: '/processes/:slug/enter',
  script: 'form',
  section: 'definitions',
  async load(api, { actor, params: { slug = '' }, url, form, query }) {
    if (actor.role === 'visitor') return notAllowed(actor, url.pathname)
    const desk = await api.processes.commentDesk({ slug })
    const asked = new URLSearchParams({ element: query.get('element') ?? '' })
    const source = Object.fromEntries(sourceFields.map(name => [name, form?.get(name) ?? '']))
    return { desk, sent: sentIn(form ?? asked), source }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const sent = sentIn(form)
    if (!sent) return null
    const of = (name: (typeof sourceFields)[number]) => form.get(name) ?? ''
    const { number } = await api.processes.enterContribution({
      ...{ slug, ...saidOf(sent), stratum: sent.stratum },
      source: { name: of('name'), how: of('how'), reference: of('reference'), received: of('received') || null },
    })
    return new Redirect(contributionHref(slug, number))
  },
  head: ({ desk }) => ({ title: `Enter a comment: ${desk.process.title} — Fieldword`, momentary: true, noIndex: true }),
  View: EnterPage,
})

function EnterPage({ answer: { desk, sent, source }, frame: { refused } }: ViewProps<Entering>) {
  const { process, elements, may } = desk
  const element = elements.find(({ id }) => id === sent?.element) ?? null
  const trail = [{ name: 'Enter a comment', href: enterHref(process.slug) }]
  return (
    <div className="fw-wrap desk">
      <HeadOfProcess
        process={process}
        title="Enter a comment for somebody"
        trail={trail}
        lead="What came on paper, by letter or at a meeting. It says that you entered it."
      />
      {may.enter ? (
        <div className="desk__one">
          <form className="said-filter" method="get">
            <label>
              <span className="fw-label">What it is about</span>
              <select className="fw-select fw-select--sm" name="element" defaultValue={element?.id ?? ''}>
                <option value="">The whole text</option>
                {elements.map(({ id, number, handle }) => (
                  <option key={id} value={id}>
                    {`${number} ${handle}`.trim()}
                  </option>
                ))}
              </select>
            </label>
            <button type="submit" className="fw-btn fw-btn--sm">
              Choose
            </button>
          </form>
          {element ? <p className="desk__text">{element.text}</p> : null}
          <CommentForm id="enter" act="enter" {...{ element, refused }} written={sent} button="Enter it">
            <SourceFields source={source} fields={refused?.fields ?? {}} />
            <StratumField id="enter-stratum" process={process} written={sent?.stratum ?? ''} ofOthers />
          </CommentForm>
        </div>
      ) : (
        <Empty action={{ name: 'To the process', href: processHref(process.slug) }}>
          Facilitators and editors enter comments while comments are open.
        </Empty>
      )}
    </div>
  )
}

interface SourceFieldsProps {
  readonly source: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
}

/** [PR24] Where it comes from. */
function SourceFields({ source, fields }: SourceFieldsProps) {
  const field = (name: (typeof sourceFields)[number]) => ({
    ...{ name, autoComplete: 'off', written: source[name] ?? '' },
    problem: fields[`source.${name}`],
  })
  return (
    <fieldset className="said-form__source">
      <legend className="fw-label">Where it comes from</legend>
      <TextField {...field('how')} label="How it came" maxLength={100} help="On paper, by letter, at a meeting." />
      <TextField {...field('name')} label="Who said it" maxLength={200} isOptional help="May stay empty." />
      <TextField
        {...field('reference')}
        label="Where it can be found"
        maxLength={300}
        isOptional
        help="A folder, a page of minutes. May stay empty."
      />
      <TextField {...field('received')} label="The day it came" type="date" isOptional />
    </fieldset>
  )
}
