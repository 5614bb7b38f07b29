import { z } from 'zod'
import type { ProcessReport } from '../report-contract.ts'
import { changeClass } from '../vocabulary.ts'
import { withheldInWords } from '../withheld.ts'

type Cell = string | number

/** [PR377] A section of the report as a table: one fact a row, the same on the page and as CSV. */
export interface ReportTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const reportSection = z.enum([
  'people',
  'invitations',
  'stages',
  'deviations',
  'answers',
  'ratings',
  'rating-groups',
  'meetings',
  'attendance',
  'objections',
  'ballots',
  'minority-notes',
  'lineage',
  'changes',
  'decisions',
  'limitations',
])
export type ReportSection = z.infer<typeof reportSection>

export const keptBack = 'kept back'
const nothing = ''

export function reportTable(report: ProcessReport, section: ReportSection): ReportTable {
  return makers[section](report)
}

/** "3 Proof"; of what a text does not have any more only that. */
export function elementName({ elements }: Pick<ProcessReport, 'elements'>, id: string | null): string {
  if (id === null) return 'the whole text'
  const found = elements.find(element => element.id === id)
  return found ? numbered(found) : 'not in the text any more'
}

const numbered = ({ number, handle }: { readonly number: number; readonly handle: string }) =>
  `${number} ${handle}`.trim()

/** What is of one kind for all rounds that are closed. */
function everyRound<Row>({ rated }: ProcessReport, rowsOf: (round: RoundOf) => readonly Row[]): Row[] {
  return rated.flatMap(({ stage, rounds }) => rounds.flatMap(round => rowsOf({ stage, ...round })))
}

type RoundOf = ProcessReport['rated'][number]['rounds'][number] & { readonly stage: string }

const makers: Readonly<Record<ReportSection, (report: ProcessReport) => ReportTable>> = {
  people: ({ people }) => ({
    columns: ['Group', 'People', 'Aimed for in %'],
    rows: people.groups.map(({ name, people: count, target }) => [name, count ?? keptBack, target ?? nothing]),
  }),
  invitations: ({ people: { invited } }) => ({
    columns: ['Whom', 'Invited', 'Of those take part'],
    rows: [
      ...(invited.byName > 0 ? [['By name', invited.byName, invited.answered]] : []),
      ...invited.groups.map(({ group, people }) => [group, people, 'not known']),
    ],
  }),
  stages: ({ stages }) => ({
    columns: ['Stage', 'Title', 'Kind', 'State', 'Opened', 'Closed', 'Said in it', 'Text SHA-256', 'Report SHA-256'],
    rows: stages.map(stage => [
      ...[stage.position, stage.title, stage.kind.replaceAll('_', ' '), stage.state],
      ...[day(stage.openedAt), day(stage.closedAt), stage.contributions ?? keptBack],
      ...[stage.inputHash ?? nothing, stage.reportHash ?? nothing],
    ]),
  }),
  deviations: ({ deviations }) => ({
    columns: ['Entry', 'Day', 'What', 'Stage', 'Not as planned', 'Why'],
    rows: deviations.map(({ number, at, kind, stage, unmet, reason }) => [
      ...[number, day(at), kind.replaceAll('-', ' '), stage ?? nothing, unmet.join(' '), reason],
    ]),
  }),
  answers: report => ({
    columns: ['Element', 'Type', 'Answer', 'Inputs', 'Days (median)'],
    rows: (report.answered?.cells ?? []).map(({ elementId, type, kind, count, medianDays }) => [
      ...[elementName(report, elementId), type, kind?.replaceAll('_', ' ') ?? 'no answer', count],
      medianDays ?? nothing,
    ]),
  }),
  ratings: report => ({
    columns: [
      ...['Stage', 'Round', 'Element', 'Outcome', 'Rated', 'Agree', 'Disagree'],
      ...['Median', 'Quartile 1', 'Quartile 3'],
    ],
    rows: everyRound(report, ({ stage, number, elements }) =>
      elements.map(({ n, outcome, figures, ...element }) => [
        ...[stage, number, numbered(element), outcome, n],
        ...(figures ? [figures.agree, figures.disagree] : [keptBack, keptBack]),
        ...(figures ? [figures.median, ...figures.quartiles] : [keptBack, keptBack, keptBack]),
      ]),
    ),
  }),
  'rating-groups': report => ({
    columns: ['Stage', 'Round', 'Element', 'Group', 'Rated', 'Agree', 'Disagree', 'Median'],
    rows: everyRound(report, ({ stage, number, elements }) =>
      elements.flatMap(({ groups, ...element }) =>
        groups.map(({ name, figures }) => [
          ...[stage, number, numbered(element), name, figures?.n ?? keptBack, figures?.agree ?? keptBack],
          ...[figures?.disagree ?? keptBack, figures?.median ?? keptBack],
        ]),
      ),
    ),
  }),
  meetings: ({ met }) => ({
    columns: ['Stage', 'Day', 'Meeting', 'Place', 'Attended', 'Items of minutes', 'Straw polls'],
    rows: met.flatMap(({ stage, meetings }) =>
      meetings.map(({ heldOn, title, place, attended, items, polls }) => [
        ...[stage, heldOn, title, place, attended, items, polls],
      ]),
    ),
  }),
  attendance: ({ met }) => ({
    columns: ['Stage', 'Group', 'Attended'],
    rows: met.flatMap(({ stage, groups }) => groups.map(({ name, count }) => [stage, name, count ?? keptBack])),
  }),
  objections: report => ({
    columns: ['Number', 'Stage', 'Element', 'Objection', 'Remedy', 'Stand behind it', 'State', 'Why'],
    rows: report.objections.map(({ number, stage, elementId, text, remedy, supporters, state, reason }) => [
      ...[number, stage, elementName(report, elementId), text, remedy, supporters, state, reason],
    ]),
  }),
  ballots: ({ ballots }) => ({
    columns: [
      ...['Stage', 'Closed', 'Voted', 'May vote', 'Quorum', 'For', 'Against', 'Abstained'],
      ...['Needed for it', 'Result', 'Text SHA-256'],
    ],
    rows: ballots.map(({ stage, closedAt, voted, roll, result, textHash }) => [
      ...[stage, day(closedAt), voted, roll, result?.quorumNeeded ?? nothing],
      ...(result ? [result.approve, result.reject, result.abstain, result.majorityNeeded] : ['', '', '', '']),
      ...[result ? (result.passed ? 'passed' : 'did not pass') : 'open', textHash ?? nothing],
    ]),
  }),
  'minority-notes': report => ({
    columns: ['Element', 'Note', 'By', 'Day'],
    rows: report.notes.map(({ elementId, text, withheld, by, at }) => [
      ...[elementName(report, elementId), withheld ? withheldInWords(withheld) : text, by, day(at)],
    ]),
  }),
  lineage: ({ adopted }) => ({
    columns: ['Before', 'After', 'What', 'Why'],
    rows: (adopted?.ties ?? []).map(({ from, to, kind, rationale }) => [
      ...[from ? numbered(from) : nothing, to ? numbered(to) : nothing, kind, rationale],
    ]),
  }),
  changes: ({ texts, changes }) => ({
    columns: ['Text', 'Came of', 'Changes', ...changeClass.options.map(of => of.toUpperCase()), 'Without a reason'],
    rows: texts.map(({ place, revision, stage }) => {
      const counts = changes.find(({ text }) => text === place)
      return [
        ...[`r${revision}`, stage?.title ?? 'the beginning', counts?.all ?? nothing],
        ...changeClass.options.map(of => counts?.byClass[of] ?? nothing),
        counts?.unexplained ?? nothing,
      ]
    }),
  }),
  decisions: ({ decisions }) => ({
    columns: ['Entry', 'Day', 'What', 'Stage', 'Why'],
    rows: decisions.map(({ number, at, kind, stage, reason }) => [
      ...[number, day(at), kind.replaceAll('-', ' '), stage ?? nothing, reason],
    ]),
  }),
  limitations: ({ limitations }) => ({ columns: ['Limitation'], rows: limitations.map(sentence => [sentence]) }),
}

function day(at: string | null): string {
  return at?.slice(0, 10) ?? nothing
}
