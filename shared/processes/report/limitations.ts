import type { ProcessReport } from '../report-contract.ts'

export type Reported = Omit<ProcessReport, 'limitations'>

/** [PR378] What a reader has to hold against the report: sentences made from its own figures, and nothing beyond them. */
export function limitationsOf(report: Reported): string[] {
  if (report.process.nature === 'reconstruction') return ofNature(report)
  return [
    ...ofNature(report),
    ...ofPeople(report),
    ...ofStages(report),
    ...ofAnswers(report),
    ...ofRatings(report),
    ...ofDecision(report),
  ]
}

function ofNature({ process: { nature, state } }: Reported): string[] {
  return [
    ...(nature === 'demonstration' ? ['This is a demonstration: nothing in it is what a field agreed on.'] : []),
    ...(nature === 'reconstruction' ? ['This was told afterwards from sources: nothing in it was counted here.'] : []),
    ...(state === 'open' ? ['The process is not over: its figures still change.'] : []),
    ...(state === 'abandoned' ? ['The process ended without a result.'] : []),
  ]
}

/** A group that is kept back is not spoken of: that it is short of its aim would tell how large it is at most. */
function ofPeople({ people: { all, groups, contributed } }: Reported): string[] {
  if (all === 0) return ['Nobody declared to take part: it cannot be said for whom the result speaks.']
  const missing = groups.filter(({ key, people }) => key !== '' && people === 0)
  const short = groups.flatMap(({ key, name, target, people }) =>
    key !== '' && target !== null && people !== null && people > 0 && (100 * people) / all < target
      ? [`${name} are ${share(people, all)} of those who took part; the charter aims for ${target} %.`]
      : [],
  )
  const undeclared = groups.find(({ key }) => key === '')?.people ?? 0
  const kept = groups.filter(({ people }) => people === null).length
  return [
    ...missing.map(({ name }) => `Nobody of the group “${name}” took part.`),
    ...short,
    ...(undeclared > 0 ? [`${share(undeclared, all)} of those who took part declared no group.`] : []),
    ...(kept > 0 ? [`${counted(kept, 'group is', 'groups are')} too small to be told of.`] : []),
    ...(contributed < all ? [`${all - contributed} of ${all} who took part said nothing under an account.`] : []),
  ]
}

function ofStages({ stages, deviations, changes }: Reported): string[] {
  const left = stages.filter(({ state }) => state === 'skipped')
  const unexplained = changes.reduce((sum, change) => sum + change.unexplained, 0)
  const unmet = deviations.filter(({ kind }) => kind === 'stage-closed')
  return [
    ...(left.length > 0 ? [`Stages that were left out: ${left.map(({ title }) => title).join(', ')}.`] : []),
    ...unmet.map(({ stage }) => `${stage ?? 'A stage'} was closed although not all that it asks for was so.`),
    ...(unexplained > 0 ? [`${counted(unexplained, 'change', 'changes')} of meaning say no reason.`] : []),
  ]
}

function ofAnswers({ answered }: Reported): string[] {
  if (!answered) return []
  const { total, answered: done, acknowledged } = answered.figures
  const silent = acknowledged.none + acknowledged.waiting
  return [
    ...(done < total ? [`${total - done} of ${total} inputs have no answer.`] : []),
    ...(answered.late > 0
      ? [`${counted(answered.late, 'input came', 'inputs came')} after the answers were closed, and got none.`]
      : []),
    ...(acknowledged.notSatisfied > 0
      ? [
          `${counted(acknowledged.notSatisfied, 'input is', 'inputs are')} answered to the dissatisfaction of its author.`,
        ]
      : []),
    ...(silent > 0
      ? [
          `Of ${counted(silent, 'answer', 'answers')} it is not known whether the author is satisfied; that is no agreement.`,
        ]
      : []),
  ]
}

function ofRatings({ rated }: Reported): string[] {
  return rated.flatMap(({ stage, rounds }) => {
    const last = rounds.at(-1)
    const unresolved = last?.elements.filter(element => element.outcome === 'unresolved').length ?? 0
    return [
      ...rounds.flatMap(({ number, attrition }) =>
        attrition && attrition.left > 0
          ? [`${stage}: ${attrition.left} of ${attrition.before} who rated before did not in round ${number}.`]
          : [],
      ),
      ...(last && last.panel !== null && last.raters < last.panel
        ? [`${stage}: ${last.panel - last.raters} of ${last.panel} of the panel rated nothing in round ${last.number}.`]
        : []),
      ...(unresolved > 0
        ? [`${stage}: ${unresolved} of ${last?.elements.length ?? 0} elements are neither in nor out.`]
        : []),
    ]
  })
}

function ofDecision({ ballots, objections, notes }: Reported): string[] {
  const result = ballots.at(-1)?.result
  const open = objections.filter(({ state }) => state === 'open' || state === 'offered').length
  return [
    ...(result && result.voted < result.roll ? [`${result.roll - result.voted} of ${result.roll} did not vote.`] : []),
    ...(result && !result.quorumReached ? ['The ballot had no quorum.'] : []),
    ...(result && result.reject > 0 ? [`${result.reject} of ${result.voted} voted against the text.`] : []),
    ...(open > 0 ? [`${counted(open, 'objection waits', 'objections wait')} to be settled.`] : []),
    ...(notes.length > 0 ? [`${counted(notes.length, 'minority note stands', 'minority notes stand')} apart.`] : []),
  ]
}

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const share = (part: number, all: number) => `${Math.round((100 * part) / all)} %`
