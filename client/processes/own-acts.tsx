import type { ProcessActs } from '@fieldword/shared/processes/log-contract.ts'
import { inWords } from '../ui/dates.ts'

/** [PR344] What whoever is signed in can do now in all open processes, and until when; nothing where there is nothing. */
export function OwnActs({ acts }: { readonly acts: readonly ProcessActs[] }) {
  const waiting = acts
    .map(withoutDone)
    .filter(({ acts, overdue, keptFromOpening }) => acts.length + overdue.length + keptFromOpening.length > 0)
  if (waiting.length === 0) return null
  return (
    <section className="ownacts" aria-labelledby="own-acts">
      <h2 id="own-acts">What you can do now</h2>
      <ul>
        {waiting.map(stage => (
          <li key={stage.stage.id}>
            <StageActs {...stage} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const withoutDone = (stage: ProcessActs): ProcessActs => ({ ...stage, acts: stage.acts.filter(({ done }) => !done) })

function StageActs({ process, stage, acts, overdue, keptFromOpening }: ProcessActs) {
  return (
    <>
      <p className="ownacts__where">
        <a href={`/processes/${process.slug}`}>{process.title}</a>: {stage.title}
        {stage.closesAt ? `, until ${inWords(stage.closesAt)}` : null}
      </p>
      {acts.map(({ key, href, text, note }) => (
        <p key={key}>
          <a href={href}>{text}</a>
          {note ? <span className="fw-help"> {note}</span> : null}
        </p>
      ))}
      {overdue.length > 0 ? (
        <p>
          <a href={`/processes/${process.slug}/run`}>Its time is over</a>
          <span className="fw-help"> {overdue.join(' ')}</span>
        </p>
      ) : null}
      {keptFromOpening.length > 0 ? (
        <p>
          <a href={`/processes/${process.slug}/run`}>It should have opened</a>
          <span className="fw-help"> {keptFromOpening.join(' ')}</span>
        </p>
      ) : null}
    </>
  )
}
