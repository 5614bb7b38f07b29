import { can } from '@fieldword/shared/policy/can.ts'
import type { Batch } from '@fieldword/shared/review/batch-contract.ts'
import type { QueueFigures, QueueFilter, QueuePart } from '@fieldword/shared/review/queue-contract.ts'
import { definePage, type Frame, Redirect, type ViewProps } from '../platform/page.ts'
import { refusalOf } from '../platform/refusal-of.ts'
import { reasonIn } from '../platform/steps.ts'
import type { AskedFilter } from '../revisions/index.ts'
import { Empty } from '../ui/empty.tsx'
import { partOf } from '../ui/part-of.ts'
import { BatchBar } from './batch-bar.tsx'
import { BatchNote } from './batch-note.tsx'
import { asParameters, isNarrowed, queueAsked, queueHref } from './queue-address.ts'
import { QueueFilterForm } from './queue-filter.tsx'
import { QueueFoot } from './queue-foot.tsx'
import { QueueHead } from './queue-head.tsx'
import { QueueSegments, segmentNamed } from './queue-segments.tsx'
import { batchIn, batchParameter, pickedIn, takeField, undoField } from './queue-sent.ts'
import { QueueTable } from './queue-table.tsx'

interface Queue {
  readonly asked: AskedFilter<QueueFilter>
  readonly part: QueuePart
  readonly figures: QueueFigures
  /** What was just done with several at once. */
  readonly batch: Batch | null
  /** What was filled in, where it was refused. */
  readonly picked: readonly string[]
  readonly reason: string
  /** When the page was made, for the ages. */
  readonly now: string
}

/** What waits for a decision, and what became of it. */
export default definePage<Queue>({
  path: '/review',
  script: 'form',
  section: 'review',
  async load(api, { query, form, actor }) {
    const asked = queueAsked(query)
    const batchId = can(actor, 'review:assign') ? query.get(batchParameter) : null
    const [part, figures, batch] = await Promise.all([
      api.review.queue({ ...asParameters(asked.filter), ...partOf(query) }),
      api.review.figures(),
      // It is kept for a day; after that the queue is shown without it.
      batchId ? api.review.readBatch({ id: batchId }).catch(unlessGone) : null,
    ])
    const now = new Date().toISOString()
    return { asked, part, figures, batch, picked: [...pickedIn(form)], reason: form ? reasonIn(form) : '', now }
  },
  async submit(api, { form, actor, url }) {
    const taken = form.get(takeField)
    if (taken) {
      await api.review.assign({ id: taken, assigneeId: actor.id, seenId: null })
      return new Redirect(`${withBatch(url, null)}#r-${taken}`)
    }
    const undone = form.get(undoField)
    const { id } = undone ? await api.review.undoBatch({ id: undone }) : await api.review.batch(batchIn(form))
    return new Redirect(withBatch(url, id))
  },
  head: () => ({ title: 'Review — Fieldword', noIndex: true }),
  View: QueueView,
})

function QueueView({ answer, frame }: ViewProps<Queue>) {
  const { asked, part, figures, now } = answer
  const { filter } = asked
  const moderatorId = can(frame.actor, 'review:assign') ? frame.actor.id : null
  return (
    <div className="fw-wrap fw-wrap--work">
      <QueueHead figures={figures} now={now} moderates={moderatorId !== null} />
      {answer.batch ? <BatchNote batch={answer.batch} /> : null}
      <div className="fl">
        <QueueSegments filter={filter} figures={figures} moderates={moderatorId !== null} />
        <QueueFilterForm asked={asked} />
      </div>
      {part.items.length > 0 ? (
        <form method="post">
          <BatchRefused refused={frame.refused} />
          <QueueTable
            entries={part.items}
            filter={filter}
            name={segmentNamed(filter.show).name}
            now={now}
            moderatorId={moderatorId}
            picked={new Set(answer.picked)}
          />
          {moderatorId === null ? null : <BatchBar refused={frame.refused} reason={answer.reason} />}
        </form>
      ) : (
        <Nothing filter={filter} />
      )}
      <QueueFoot part={part} here={frame.here} moderates={moderatorId !== null} />
    </div>
  )
}

/** Nothing selected is said as what to do; the rest as it is. */
function BatchRefused({ refused }: Pick<Frame, 'refused'>) {
  if (!refused || refused.fields.reason || refused.code === 'reason-needed') return null
  const isNothingPicked = Object.hasOwn(refused.fields, 'picks')
  return (
    <p className="fw-error" role="alert">
      {isNothingPicked ? refused.fields.picks : refused.message}
    </p>
  )
}

function unlessGone(problem: unknown): null {
  if (refusalOf(problem).code === 'not-found') return null
  throw problem
}

/** The same part of the queue, with what was done told above it, or no longer. */
function withBatch({ pathname, search }: URL, batchId: string | null): string {
  const query = new URLSearchParams(search)
  query.delete(batchParameter)
  if (batchId) query.set(batchParameter, batchId)
  return query.size > 0 ? `${pathname}?${query}` : pathname
}

function Nothing({ filter }: { readonly filter: QueueFilter }) {
  const { show, sort } = filter
  if (isNarrowed(filter) || filter.state) {
    return <Empty action={{ name: 'Show all', href: queueHref({ show, sort }) }}>Nothing here fits.</Empty>
  }
  return <Empty action={{ name: 'Read the definitions', href: '/definitions' }}>{segmentNamed(show).empty}</Empty>
}
