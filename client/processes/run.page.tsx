import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { ListPage } from '../ui/list-page.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ActForm, type SentAct } from './act-form.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { runAct } from './run-acts.ts'
import { StageRun } from './stage-run.tsx'
import { stateWords } from './words.ts'

interface RunPage {
  readonly process: ProcessView
  readonly sent: SentAct | null
}

/** [PR3] [PR25–PR33] What whoever runs a process does with it. */
export default definePage<RunPage>({
  path: '/processes/:slug/run',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '' }, form }) {
    const process = await api.processes.read({ slug })
    if (!process.you.runs) return new Redirect(`/processes/${slug}`)
    const sent = form && { act: form.get('act') ?? '', stage: form.get('stage') ?? '', reason: reasonIn(form) }
    return { process, sent }
  },
  async submit(api, { form, params: { slug = '' } }) {
    await runAct(api, slug, form)
    return new Redirect(`/processes/${slug}/run`)
  },
  head: ({ process: { title } }) => ({ title: `Run ${title} — Fieldword`, noIndex: true }),
  View: RunProcess,
})

function RunProcess({ answer: { process, sent }, frame: { refused } }: ViewProps<RunPage>) {
  const { slug, state, stages } = process
  const next = stages.find(stage => stage.state === 'planned')
  return (
    <ListPage
      title="Run this process"
      crumbs={crumbsOf(process, { name: 'Run', href: `/processes/${slug}/run` })}
      lead={`${process.title}: ${stateWords[state].toLowerCase()}. Times are in UTC. Every step and its reason stand in the log.`}
    >
      <RefusedNote refused={refused} />
      <p className="proc__links">
        <a href={`/processes/${slug}`}>The page of the process</a>
        <a href={`/processes/${slug}/edit`}>Edit it</a>
        <a href={`/processes/${slug}/people`}>People</a>
        <a href={`/processes/${slug}/log`}>Log</a>
      </p>
      {state === 'draft' ? (
        <ActForm act="open-process" label="Open the process to everybody" reason={null} sent={sent} />
      ) : null}
      <ol className="prun">
        {stages.map(stage => (
          <li key={stage.id}>
            <StageRun {...{ process, stage, sent, refused }} isNext={stage.id === next?.id} />
          </li>
        ))}
      </ol>
      {state === 'open' ? <Decision sent={sent} problem={refused?.fields.text} /> : null}
      {state === 'open' || state === 'draft' ? (
        <section className="form" aria-labelledby="end">
          <h2 id="end">End it</h2>
          {state === 'open' && !stages.some(each => each.state === 'open' || each.state === 'planned') ? (
            <ActForm
              {...{ act: 'close-process', label: 'Close the process', sent }}
              reason={refused?.code === 'ballot-not-adopted' ? 'Why it is closed without a version.' : null}
            />
          ) : (
            <p className="fw-help">It can be closed once no stage is open or to come.</p>
          )}
          <details>
            <summary>End it without a result</summary>
            <ActForm act="abandon" label="End it without a result" reason="Everybody reads it." sent={sent} />
          </details>
        </section>
      ) : null}
    </ListPage>
  )
}

function Decision({ sent, problem }: { readonly sent: SentAct | null; readonly problem: string | undefined }) {
  return (
    <section className="form" aria-labelledby="decide">
      <h2 id="decide">Note a decision</h2>
      <ActForm act="decide" label="Note it" reason="Everybody reads it." sent={sent}>
        <TextField {...{ name: 'text', label: 'What was decided', autoComplete: 'off', maxLength: 200, problem }} />
      </ActForm>
    </section>
  )
}
