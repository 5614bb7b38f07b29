import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { countedOption } from '@fieldword/shared/processes/convening-contract.ts'
import { repeating } from '@fieldword/shared/processes/log.ts'
import { type Withheld, withheldInWords } from '@fieldword/shared/processes/withheld.ts'
import type { WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'
import { z } from 'zod'
import { Prisma, type WithheldWords } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { sha256 } from '../platform/sha256.ts'

/** Those of these notes, answers and other words that were ever hidden or destroyed, by id. */
export async function readWithheld(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, WithheldWords>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.withheldWords.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map(row => [row.id, row]))
}

export function withheldOf(row: WithheldWords | undefined): Withheld {
  return row?.state === 'hidden' || row?.state === 'redacted' ? { state: row.state, reason: row.reason } : null
}

/** [PR352] Words that are hidden or destroyed are not written anew over. Refuses with `contribution-gone`. */
export async function demandShown(tx: Tx, id: string): Promise<void> {
  if (withheldOf((await readWithheld(tx, [id])).get(id))) refuseWith('contribution-gone')
}

/** [PR381] The sentence that stands in the place of words; null where they are shown. */
export function toldInstead(row: WithheldWords | undefined): string | null {
  const withheld = withheldOf(row)
  return withheld && withheldInWords(withheld)
}

/**
 * [PR380] Words as they are told to whoever asks, and the sentence that stands in their place, null for whom it does not: what is hidden
 * whose it is and moderators still read.
 */
export function toldTo(actor: Actor, row: WithheldWords | undefined, { text, own }: { text: string; own: boolean }) {
  const withheld = withheldOf(row)
  const isRead = !withheld || (withheld.state === 'hidden' && (own || can(actor, 'comment:moderate')))
  return { text: isRead ? text : '', withheld, instead: isRead ? null : withheldInWords(withheld) }
}

/** [PR175] Ratings whose reason is hidden or destroyed: it is told of none of them. */
export const reasonIsShown = Prisma.sql`NOT EXISTS (
  SELECT FROM withheld_words withheld WHERE withheld.id = token AND withheld.state IN ('hidden', 'redacted'))`

/** [PR352] Those of these contributions that were said in a meeting which is not named. */
export async function readUnnamedMeetings(tx: Tx, contributionIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT item.contribution_id AS id FROM meeting_items item JOIN withheld_words withheld ON withheld.id = item.meeting_id
    WHERE item.contribution_id = ANY(${[...contributionIds]}::uuid[]) AND withheld.state IN ('hidden', 'redacted')`
  return new Set(rows.map(({ id }) => id))
}

export interface SaidWords {
  readonly id: string
  /** None where it is of no stage. */
  readonly stageId: string | null
  readonly elementId: string | null
  readonly number: number | null
  readonly state: WithheldWords['state']
  readonly text: string
  readonly reason: string
  readonly hash: string
  readonly at: Date
}

/** Refuses with `not-found` what the process has not, and where nothing was said. */
export async function findWords(tx: Tx, processId: string, kind: WordsKind, id: string): Promise<SaidWords> {
  const found = await finders[kind](tx, processId, id)
  if (!found || (found.text === '' && found.state === 'published')) return refuseWith('not-found')
  return found
}

type Found = Omit<SaidWords, 'state' | 'reason'>

const finders: Readonly<Record<WordsKind, (tx: Tx, processId: string, id: string) => Promise<SaidWords | null>>> = {
  async contribution(tx, processId, id) {
    const row = await tx.contribution.findFirst({ where: { id, processId } })
    if (!row) return null
    const { stageId, elementId, number, state, reason, hash, writtenAt: at } = row
    const text = [row.text, row.proposedText].filter(words => words).join('\n')
    return { id, stageId, elementId, number, state, text, reason, hash, at }
  },
  async note(tx, processId, id) {
    const row = await tx.minorityNote.findFirst({ where: { id, processId } })
    if (!row) return null
    const { stageId, elementId, text, hash, at } = row
    return withState(tx, { id, stageId, elementId, number: null, text, hash, at })
  },
  async answer(tx, processId, id) {
    const row = await tx.disposition.findFirst({
      where: { id, processId, settledAt: { not: null }, state: { not: 'returned' } },
      include: { contribution: { select: { elementId: true, number: true } } },
    })
    if (!row) return null
    const { stageId, rationale: text, proposedAt: at, contribution } = row
    return withState(tx, { id, stageId, ...contribution, text, hash: sha256(text), at })
  },
  async reason(tx, processId, id) {
    const [row] = await tx.$queryRaw<Omit<Found, 'id' | 'number' | 'hash'>[]>`
      SELECT round.stage_id AS "stageId", rating.element_id AS "elementId", rating.reason AS text, rating.at
      FROM rating_rounds round JOIN ratings rating ON rating.round_id = round.id
      WHERE round.process_id = ${processId}::uuid AND round.closed_at IS NOT NULL AND rating.token = ${id}::uuid`
    return row ? withState(tx, { ...row, id, number: null, hash: sha256(row.text) }) : null
  },
  async acknowledgement(tx, processId, id) {
    const row = await tx.dispositionAcknowledgement.findFirst({
      where: { id, disposition: { processId } },
      include: { disposition: { include: { contribution: { select: { elementId: true, number: true } } } } },
    })
    if (!row) return null
    const { words: text, at, disposition } = row
    const { stageId, contribution } = disposition
    return withState(tx, { id, stageId, ...contribution, text, hash: sha256(text), at })
  },
  async vote(tx, processId, id) {
    const [row] = await tx.$queryRaw<Pick<Found, 'stageId' | 'text' | 'at'>[]>`
      SELECT vote.stage_id AS "stageId", vote.reason AS text, vote.at
      FROM ballot_votes vote JOIN process_stages stage ON stage.id = vote.stage_id AND stage.state = 'closed'
      WHERE vote.id = ${id}::uuid AND stage.process_id = ${processId}::uuid AND NOT EXISTS (
        SELECT FROM ballot_votes later WHERE (later.stage_id, later.user_id) = (vote.stage_id, vote.user_id) AND later.number > vote.number)`
    return row ? withState(tx, { ...row, id, elementId: null, number: null, hash: sha256(row.text) }) : null
  },
  async step(tx, processId, id) {
    const [row] = await tx.$queryRaw<Omit<Found, 'id' | 'hash'>[]>`
      SELECT said.stage_id AS "stageId", said.element_id AS "elementId", said.number, step.reason AS text, step.at
      FROM objection_steps step JOIN contributions said ON said.id = step.contribution_id
      WHERE step.id = ${id}::uuid AND said.process_id = ${processId}::uuid`
    return row ? withState(tx, { ...row, id, hash: sha256(row.text) }) : null
  },
  async contest(tx, processId, id) {
    const row = await tx.placementContest.findFirst({
      where: { id, contribution: { processId } },
      include: { contribution: { select: { stageId: true, elementId: true, number: true } } },
    })
    return row
      ? withState(tx, { ...row.contribution, id, text: row.reason, hash: sha256(row.reason), at: row.at })
      : null
  },
  async poll(tx, processId, id) {
    const row = await tx.strawPoll.findFirst({
      where: { id, meeting: { processId } },
      include: { meeting: { select: { stageId: true } } },
    })
    if (!row) return null
    const text = [
      row.question,
      ...countedOption
        .array()
        .parse(row.options)
        .map(option => option.text),
    ]
      .join('\n')
      .trim()
    return withState(tx, { ...row.meeting, id, elementId: null, number: null, text, hash: sha256(text), at: row.at })
  },
  /** What nobody said does not go, nor what repeats words that stand elsewhere alone. */
  async event(tx, processId, id) {
    const row = await tx.processEvent.findFirst({ where: { id, processId, actorId: { not: null } } })
    if (!row || repeating.includes(row.kind) || standsElsewhere(row.data) !== null) return null
    const text = [wordsIn(row.data), row.reason].filter(Boolean).join('\n')
    const { stageId, at } = row
    return withState(tx, { id, stageId, elementId: null, number: null, text, hash: sha256(text), at })
  },
  async return(tx, processId, id) {
    const row = await tx.disposition.findFirst({
      where: { id, processId, state: 'returned' },
      include: { contribution: { select: { elementId: true, number: true } } },
    })
    if (!row) return null
    const { stageId, proposedAt, settledAt, contribution } = row
    return withState(tx, {
      id,
      stageId,
      ...contribution,
      ...said(row.rationale, row.returnReason),
      at: settledAt ?? proposedAt,
    })
  },
  async issue(tx, processId, id) {
    const row = await tx.processIssue.findFirst({
      where: { id, processId },
      include: { changes: { orderBy: { number: 'desc' }, select: { data: true } } },
    })
    if (!row) return null
    const { stageId, elementId, openedAt: at } = row
    const before = row.changes.map(({ data }) => calledBefore.parse(data))
    const names = [row, ...before].flatMap(({ title, description }) => [title, description])
    return withState(tx, { id, stageId, elementId, number: null, ...said(...names), at })
  },
  async move(tx, processId, id) {
    const [row] = await tx.$queryRaw<(Pick<Found, 'stageId' | 'at'> & { reason: string })[]>`
      SELECT issue.stage_id AS "stageId", change.reason, change.at
      FROM issue_changes change JOIN process_issues issue ON issue.id = change.issue_id
      WHERE issue.process_id = ${processId}::uuid AND change.data ->> 'words' = ${id} LIMIT 1`
    if (!row) return null
    const { stageId, at, reason } = row
    return withState(tx, { id, stageId, elementId: null, number: null, ...said(reason), at })
  },
  async meeting(tx, processId, id) {
    const row = await tx.meeting.findFirst({ where: { id, processId } })
    if (!row) return null
    const { stageId, at, title, place, address } = row
    return withState(tx, { id, stageId, elementId: null, number: null, ...said(title, place, address), at })
  },
  /** What an erratum says is of a version [PR353]. */
  async erratum(tx, processId, id) {
    const row = await tx.erratumDecision.findFirst({ where: { contributionId: id, outcome: 'declined' } })
    const report = row && (await tx.contribution.findFirst({ where: { id, processId } }))
    if (!report) return null
    const { stageId, elementId, number } = report
    return withState(tx, { id, stageId, elementId, number, ...said(row.reason), at: row.at })
  },
  async adoption(tx, processId, id) {
    const row = await tx.adoption.findFirst({ where: { versionId: id, processId } })
    if (!row) return null
    const { stageId, at, rationale } = row
    return withState(tx, { id, stageId, elementId: null, number: null, ...said(rationale), at })
  },
}

function said(...words: readonly string[]): Pick<Found, 'text' | 'hash'> {
  const text = words.filter(Boolean).join('\n')
  return { text, hash: sha256(text) }
}

const calledBefore = z.object({ title: z.string().default(''), description: z.string().default('') })

const eventData = z.object({ words: z.string().optional(), text: z.string().optional() })

/** [PR351] What an event of the log repeats, by the name that has where it stands; null for what is said there alone. */
export function standsElsewhere(data: unknown): string | null {
  return eventData.parse(data).words ?? null
}

/** What an event says beside its reason: what was decided. */
function wordsIn(data: unknown): string {
  return eventData.parse(data).text ?? ''
}

async function withState(tx: Tx, found: Found): Promise<SaidWords> {
  const row = (await readWithheld(tx, [found.id])).get(found.id)
  return { ...found, state: row?.state ?? 'published', reason: row?.reason ?? '', hash: row?.hash ?? found.hash }
}
