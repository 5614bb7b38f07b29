import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { clusteredByDefault } from '@fieldword/shared/processes/disposition-vocabulary.ts'
import type {
  ContestView,
  IssueEvent,
  IssueRef,
  IssueRow,
  IssueView,
  Register,
} from '@fieldword/shared/processes/issues-contract.ts'
import { issuesPlan } from '@fieldword/shared/processes/stages/issues.ts'
import { idCursor, listFrom, numberCursor } from '../../platform/cursor.ts'
import { refuseWith } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAccess } from '../access.ts'
import type { StageRow } from '../queries.ts'
import { readWithheld, standsElsewhere, toldTo } from '../withholding-queries.ts'
import { isEditor, type Reading, readingOf, stageOf } from './access.ts'
import { type ContestRow, readContests, readIssueChanges } from './contest-queries.ts'
import { elementsNow } from './elements-queries.ts'
import { inputRefOf, type People, peopleOf, readInputs, speakerOf } from './input-queries.ts'
import { type IssueTelling, issueTelling } from './issue-telling.ts'
import { readProcessRef } from './process-ref.ts'
import {
  type Clustered,
  countRegister,
  type InputFilters,
  type IssueFilters,
  type IssueLine,
  readClustered,
  readIssues,
  readStanding,
} from './register-queries.ts'

interface Asked {
  readonly slug: string
}
interface AskedList extends Asked {
  readonly cursor?: string | undefined
  readonly limit: number
}

async function readingBy(platform: Platform, actor: Actor, slug: string): Promise<Reading> {
  const { prisma } = platform.database
  return readingOf(prisma, await readAccess(prisma, actor, slug))
}

export function clusteredIn(
  process: { readonly id: string },
  stage: StageRow | null,
  stageIds: readonly string[],
): Clustered {
  const kinds = stage ? issuesPlan.parse(stage.plan).kinds : clusteredByDefault
  return { processId: process.id, kinds, stageIds }
}

/** [PR155] How far the register is: for everybody. */
export async function viewRegister(platform: Platform, actor: Actor, { slug }: Asked): Promise<Register> {
  const { prisma } = platform.database
  const reading = await readingBy(platform, actor, slug)
  const stage = stageOf(reading.stages, 'issues')
  const [process, elements, counts] = await Promise.all([
    readProcessRef(prisma, reading.process),
    elementsNow(prisma, reading),
    countRegister(prisma, clusteredIn(reading.process, stage, reading.seen), platform.clock()),
  ])
  const isOpen = reading.process.state === 'open' && stage?.state === 'open'
  return { process, elements, ...counts, mayWork: isOpen && isEditor(reading, []) }
}

export async function listIssues(
  platform: Platform,
  actor: Actor,
  asked: AskedList & IssueFilters,
): Promise<List<IssueRow>> {
  const { slug, cursor, limit, ...filters } = asked
  const { prisma } = platform.database
  const { process } = await readingBy(platform, actor, slug)
  const rows = await readIssues(prisma, process.id, filters, numberCursor(cursor), limit + 1)
  const telling = await issueTelling(
    prisma,
    actor,
    rows.map(({ id }) => id),
  )
  return listFrom(
    rows,
    limit,
    row => issueRowOf(row, telling),
    ({ number }) => String(number),
  )
}

export async function viewIssue(
  platform: Platform,
  actor: Actor,
  { slug, number }: Asked & { readonly number: number },
): Promise<IssueView> {
  const { prisma } = platform.database
  const reading = await readingBy(platform, actor, slug)
  const [issue] = await readIssues(prisma, reading.process.id, { number }, null, 1)
  if (!issue) return refuseWith('not-found')
  const [changes, contests] = await Promise.all([
    readIssueChanges(prisma, issue.id),
    readContests(prisma, { processId: reading.process.id, issueId: issue.id }, null, 50),
  ])
  const [people, telling, held] = await Promise.all([
    peopleOf(platform, [
      ...changes.map(({ byId }) => byId),
      ...contests.flatMap(({ byId, answeredById }) => [byId, answeredById]),
    ]),
    issueTelling(prisma, actor, [issue.id, ...changes.flatMap(({ otherId }) => otherId ?? []), ...issuesOf(contests)]),
    readWithheld(
      prisma,
      changes.flatMap(({ data }) => standsElsewhere(data) ?? []),
    ),
  ])
  return {
    ...issueRowOf(issue, telling),
    events: changes.map(change => {
      const words = standsElsewhere(change.data)
      const told = toldTo(actor, held.get(words ?? ''), { text: change.reason, own: change.byId === actor.id })
      return {
        kind: change.kind as IssueEvent['kind'],
        by: reading.seesNames ? (people.get(change.byId) ?? null) : null,
        at: change.at.toISOString(),
        ...{ reason: told.text, withheld: told.withheld, words },
        other: change.other ? refOf(change.other, telling) : null,
        before: telling.isRead(issue.id) ? String((change.data as { title?: unknown }).title ?? '') : '',
      }
    }),
    contests: contests.map(row => contestOf(row, people, { ...reading, telling })),
  }
}

function issuesOf(contests: readonly ContestRow[]): string[] {
  return contests.flatMap(({ issue }) => issue?.id ?? [])
}

/** [PR151] What came in, and where it stands. */
export async function listInputs(platform: Platform, actor: Actor, asked: AskedList & InputFilters) {
  const { slug, cursor, limit, ...filters } = asked
  const { prisma } = platform.database
  const reading = await readingBy(platform, actor, slug)
  const clustered = clusteredIn(reading.process, stageOf(reading.stages, 'issues'), reading.seen)
  const rows = await readClustered(prisma, clustered, filters, numberCursor(cursor), limit + 1)
  const ids = rows.slice(0, limit).map(({ id }) => id)
  const [inputs, standing] = await Promise.all([readInputs(prisma, ids), readStanding(prisma, ids)])
  const [people, telling] = await Promise.all([
    peopleOf(
      platform,
      [...inputs.values()].map(({ authorId }) => authorId),
    ),
    issueTelling(
      prisma,
      actor,
      standing.placements.map(({ issueId }) => issueId),
    ),
  ])
  return listFrom(
    rows,
    limit,
    ({ id }) => {
      const input = inputs.get(id) ?? refuseWith('not-found')
      const issues = standing.placements
        .filter(({ contributionId }) => contributionId === id)
        .map(({ issue }) => refOf(issue, telling))
      const mine = input.authorId !== null && input.authorId === actor.id
      return {
        input: inputRefOf(input, people, reading.seesNames),
        issues,
        mine,
        contested: standing.contested.has(id),
      }
    },
    ({ number }) => String(number),
  )
}

/** [PR154] Contests and their answers are public. */
export async function listContests(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit, open }: AskedList & { readonly open?: boolean | undefined },
): Promise<List<ContestView>> {
  const { prisma } = platform.database
  const reading = await readingBy(platform, actor, slug)
  const rows = await readContests(prisma, { processId: reading.process.id, open }, idCursor(cursor), limit + 1)
  const [people, telling] = await Promise.all([
    peopleOf(
      platform,
      rows.flatMap(({ byId, answeredById }) => [byId, answeredById]),
    ),
    issueTelling(prisma, actor, issuesOf(rows)),
  ])
  return listFrom(
    rows,
    limit,
    row => contestOf(row, people, { ...reading, telling }),
    ({ id }) => id,
  )
}

function issueRowOf({ openedAt, ...issue }: IssueLine, telling: IssueTelling): IssueRow {
  return {
    ...{ ...issue, title: telling.titleOf(issue), withheld: telling.withheldOf(issue.id) },
    description: telling.isRead(issue.id) ? issue.description : '',
    openedAt: openedAt.toISOString(),
  }
}

function refOf(issue: IssueRef & { readonly id: string }, { titleOf }: IssueTelling): IssueRef {
  const { number, scope, elementId, state } = issue
  return { number, title: titleOf(issue), scope, elementId, state }
}

function contestOf(
  row: ContestRow,
  people: People,
  { actor, seesNames, telling }: Reading & { readonly telling: IssueTelling },
): ContestView {
  const told = toldTo(actor, row.held ?? undefined, { text: row.reason, own: row.byId === actor.id })
  return {
    id: row.id,
    contribution: row.contribution.number,
    issue: row.issue ? refOf(row.issue, telling) : null,
    by: speakerOf({ authorId: row.byId, source: null }, people, seesNames),
    reason: told.text,
    withheld: told.withheld,
    at: row.at.toISOString(),
    outcome: row.outcome,
    answer: row.answer,
    answeredBy: seesNames ? (people.get(row.answeredById ?? '') ?? null) : null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
  }
}
