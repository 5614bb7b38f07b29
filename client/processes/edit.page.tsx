import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { CharterForm } from './charter-form.tsx'
import { charterIn } from './charter-sent.ts'
import { crumbsOf } from './crumbs-of.ts'
import { planAct } from './plan-acts.ts'
import { PlanForm } from './plan-form.tsx'

export interface EditPage {
  readonly process: ProcessView
  /** What was sent and not carried out. */
  readonly sent: URLSearchParams | null
}

/** [PR36] [PR37] [PR48] The charter and the stages of a process, before they are locked. */
export default definePage<EditPage>({
  path: '/processes/:slug/edit',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, form }) {
    const process = await api.processes.read({ slug })
    return process.you.runs ? { process, sent: form } : new Redirect(`/processes/${slug}`)
  },
  async submit(api, { form, params: { slug = '' } }) {
    if (form.get('act') === 'charter') await api.processes.edit({ slug, ...charterIn(form) })
    else await planAct(api, slug, form, reasonIn(form))
    return new Redirect(`/processes/${slug}/edit`)
  },
  head: ({ process: { title } }) => ({ title: `Edit ${title} — Fieldword`, noIndex: true }),
  View: EditView,
})

function EditView({ answer: { process, sent }, frame: { refused } }: ViewProps<EditPage>) {
  const { slug, state, stages } = process
  const isCharterOpen = state === 'draft' || stages.some(({ kind, state: is }) => kind === 'charter' && is === 'open')
  const ofCharter = sent?.get('act') === 'charter'
  return (
    <ListPage
      title="Edit this process"
      crumbs={crumbsOf(process, { name: 'Edit', href: `/processes/${slug}/edit` })}
      lead={
        state === 'draft'
          ? 'Nobody but its people sees it until it is opened.'
          : 'It is open: what has opened is locked, and every change is in the log with its reason.'
      }
    >
      <p className="proc__links">
        <a href={`/processes/${slug}`}>The page of the process</a>
        <a href={`/processes/${slug}/run`}>Run it</a>
        <a href={`/processes/${slug}/people`}>People</a>
      </p>
      {isCharterOpen ? (
        <CharterForm process={process} sent={ofCharter ? sent : null} refused={ofCharter ? refused : null} />
      ) : (
        <p className="form fw-help">
          The <a href={`/processes/${slug}/charter`}>charter</a> is locked.
        </p>
      )}
      <section className="form" aria-labelledby="stages">
        <h2 id="stages">Stages</h2>
        <RefusedNote refused={ofCharter ? null : refused} />
        <PlanForm process={process} sent={ofCharter ? null : sent} />
      </section>
    </ListPage>
  )
}
