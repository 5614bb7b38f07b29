import type { ProcessView, StageView } from '@fieldword/shared/processes/contract.ts'
import { type Involvement, involvement, type StageVisibility } from '@fieldword/shared/processes/vocabulary.ts'
import { definePage, Redirect, type Refused, type ViewProps } from '../platform/page.ts'
import { reasonIn } from '../platform/steps.ts'
import { ListPage } from '../ui/list-page.tsx'
import { ReasonField } from '../ui/reason-field.tsx'
import { RefusedNote } from '../ui/refused-note.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Choice } from './charter-form.tsx'
import { crumbsOf } from './crumbs-of.ts'
import { InstantField, instantIn } from './instant-field.tsx'
import { PlanFieldset } from './plan-fieldset.tsx'
import { planIn, wholePlan } from './plan-sent.ts'
import { involvementWords } from './words.ts'
import { WordsField, wordsIn } from './words-field.tsx'

interface StageEditPage {
  readonly process: ProcessView
  readonly stage: StageView
  readonly sent: URLSearchParams | null
}

/** [PR37] One stage that has not opened. */
export default definePage<StageEditPage>({
  path: '/processes/:slug/stages/:stage/edit',
  script: 'form',
  section: 'definitions',
  async load(api, { params: { slug = '', stage: id = '' }, form }) {
    const process = await api.processes.read({ slug })
    const stage = process.stages.find(each => each.id === id)
    if (!process.you.runs || stage?.state !== 'planned') return new Redirect(`/processes/${slug}/edit`)
    return { process, stage, sent: form }
  },
  async submit(api, { form, params: { slug = '', stage = '' } }) {
    const process = await api.processes.read({ slug })
    const found = process.stages.find(({ id }) => id === stage)
    if (!found) return new Redirect(`/processes/${slug}/edit`)
    await api.processes.editStage({
      ...{ slug, stage, reason: reasonIn(form), title: form.get('title') ?? '', purpose: wordsIn(form, 'purpose') },
      ...{ opensAt: instantIn(form.get('opensAt')), closesAt: instantIn(form.get('closesAt')) },
      who: form.getAll('who') as Involvement[],
      visibility: form.get('visibility') as StageVisibility,
      plan: planIn(form, found.kind, wholePlan(found.kind, found.plan)),
    })
    return new Redirect(`/processes/${slug}/edit`)
  },
  head: ({ stage: { title } }) => ({ title: `Edit ${title} — Fieldword`, noIndex: true }),
  View: ({ answer: { process, stage, sent }, frame: { refused } }: ViewProps<StageEditPage>) => (
    <ListPage
      title={`Edit “${stage.title}”`}
      crumbs={crumbsOf(process, { name: 'Edit', href: `/processes/${process.slug}/edit` })}
      lead="What it goes by is locked once it opens."
    >
      <StageForm {...{ process, stage, sent, refused }} />
    </ListPage>
  ),
})

function StageForm({ process, stage, sent, refused }: StageEditPage & { readonly refused: Refused | null }) {
  const written = (name: string, kept: string) => sent?.get(name) ?? kept
  const problems = refused?.fields ?? {}
  const problem = (name: string) => problems[name] ?? problems[`stage.${name}`]
  const who = sent ? sent.getAll('who') : stage.who
  return (
    <form className="form rform" method="post" noValidate>
      <RefusedNote refused={refused} />
      <TextField
        {...{ name: 'title', label: 'Title', autoComplete: 'off', maxLength: 120 }}
        written={written('title', stage.title)}
        problem={problem('title')}
      />
      <WordsField
        {...{ name: 'purpose', label: 'What it is for' }}
        written={written('purpose', stage.purpose)}
        problem={problem('purpose')}
      />
      <InstantField
        {...{ name: 'opensAt', label: 'Opens' }}
        help="By itself, if its turn has come. Leave it empty to open it by hand."
        written={written('opensAt', stage.opensAt ?? '')}
        problem={problem('opensAt')}
      />
      <InstantField
        {...{ name: 'closesAt', label: 'Closes' }}
        help="By itself, if what has to be so is so."
        written={written('closesAt', stage.closesAt ?? '')}
        problem={problem('closesAt')}
      />
      <fieldset className="form__kinds">
        <legend className="fw-label">Who acts in it</legend>
        {involvement.options.map(is => (
          <label key={is} className="fw-check">
            <input type="checkbox" className="fw-checkbox" name="who" value={is} defaultChecked={who.includes(is)} />
            <span>{involvementWords[is]}</span>
          </label>
        ))}
        {problem('who') ? <p className="fw-error">{problem('who')}</p> : null}
      </fieldset>
      <Choice
        {...{ name: 'visibility', legend: 'What comes in is seen', chosen: written('visibility', stage.visibility) }}
        choices={{
          live: 'As it comes',
          blind: 'Once the stage is closed',
          private: 'By the people of the process alone',
        }}
      />
      <PlanFieldset
        {...{ kind: stage.kind, plan: wholePlan(stage.kind, stage.plan), sent }}
        problems={ofPlan(problems)}
      />
      {stage.kind === 'input' ? (
        <p>
          <a href={`/processes/${process.slug}/questions`}>Write the questions</a>
        </p>
      ) : null}
      {process.state === 'draft' ? null : (
        <ReasonField
          help="Everybody reads it in the log."
          written={written('reason', '')}
          problem={refused?.code === 'reason-needed' ? refused.message : undefined}
        />
      )}
      <p>
        <button type="submit" className="fw-btn fw-btn--primary">
          Save
        </button>
      </p>
    </form>
  )
}

/** What is wrong with the plan, by the field of it. */
function ofPlan(problems: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).flatMap(([path, words]) => {
      const [, name] = /^(?:stage\.)?plan\.(\w+)/.exec(path) ?? []
      return name ? [[name, words]] : []
    }),
  )
}
