import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import type {
  MeetingRef,
  MeetingView,
  MinuteItem,
  ProcessHead,
  StrawPollView,
} from '@fieldword/shared/processes/convening-contract.ts'
import { countedOption, type StratumCount } from '@fieldword/shared/processes/convening-contract.ts'
import { cellsToTell } from '@fieldword/shared/processes/statistics/cells.ts'
import { findPeople } from '../accounts/index.ts'
import { idCursor, listFrom, numberCursor } from '../platform/cursor.ts'
import type { StrawPoll, WithheldWords } from '../platform/database/client/client.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess } from './access.ts'
import {
  findMeeting,
  type MeetingRow,
  readAttendance,
  readAttendees,
  readItems,
  readMeetings,
  readPolls,
} from './convening-queries.ts'
import { findStage, presentStage } from './deciding-queries.ts'
import { elementsOf, headOf, mayActIn, seesNames, seesStage, strataOf } from './deciding-sight.ts'
import { readStages, type StageRow } from './queries.ts'
import { readWithheld, toldTo } from './withholding-queries.ts'

interface ListWish {
  readonly slug: string
  readonly cursor?: string | undefined
  readonly limit: number
}

/** [PR216] The meetings of the stages that whoever asks may see. */
export async function listMeetings(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: ListWish,
): Promise<List<MeetingRef> & { process: ProcessHead; mayAdd: boolean }> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const stages = await readStages(prisma, access.process.id)
  const seen = stages.filter(stage => stage.kind === 'convening' && mayRead(access, stage)).map(({ id }) => id)
  const rows = await readMeetings(prisma, seen, { after: idCursor(cursor), limit: limit + 1 })
  const withheld = await readWithheld(
    prisma,
    rows.map(({ id }) => id),
  )
  return {
    ...listFrom(
      rows,
      limit,
      row => refOf(actor, row, withheld.get(row.id)),
      ({ id }) => id,
    ),
    process: await headOf(prisma, access.process),
    mayAdd: mayActIn(access, await presentStage(prisma, access.process.id, 'convening')),
  }
}

/** Whoever writes the minutes reads them, whatever others see yet. */
function mayRead(access: Access, stage: StageRow): boolean {
  return seesStage(access, stage) || mayActIn(access, stage)
}

/** [PR352] Of one that is not named the day and the counts are told still. */
function refOf(actor: Actor, row: MeetingRow, held: WithheldWords | undefined): MeetingRef {
  const { id, title, heldOn, place, address, attended, items, polls, enteredById } = row
  const { withheld, instead } = toldTo(actor, held, { text: title, own: enteredById === actor.id })
  const named = instead === null ? { title, place, address } : { title: instead, place: '', address: '' }
  return { id, ...named, withheld, heldOn, attended, items, polls }
}

interface MeetingWish {
  readonly slug: string
  readonly meeting: string
}

async function find(platform: Platform, actor: Actor, { slug, meeting: id }: MeetingWish) {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const meeting = (await findMeeting(prisma, access.process.id, id)) ?? refuseWith('not-found')
  const stage = await findStage(prisma, meeting.stageId)
  return mayRead(access, stage) ? { access, meeting, stage } : refuseWith('not-found')
}

export async function readMeeting(platform: Platform, actor: Actor, wish: MeetingWish): Promise<MeetingView> {
  const { prisma } = platform.database
  const { access, meeting, stage } = await find(platform, actor, wish)
  const meetingId = meeting.id
  const [attendees, attendance, polls] = await Promise.all([
    seesNames(access) ? readAttendees(prisma, meetingId) : [],
    readAttendance(prisma, meetingId),
    readPolls(prisma, meetingId),
  ])
  const [people, withheld] = await Promise.all([
    findPeople(
      platform,
      attendees.map(({ userId }) => userId),
    ),
    readWithheld(prisma, [meetingId, ...polls.map(({ id }) => id)]),
  ])
  return {
    ...{
      ...refOf(actor, meeting, withheld.get(meetingId)),
      process: await headOf(prisma, access.process),
      strata: strataOf(access.process),
    },
    people: people.toSorted((one, other) => one.name.localeCompare(other.name, 'en')),
    attendance: told(access, attendance),
    straws: polls.map(poll => pollTold(access, poll, withheld.get(poll.id))),
    ...{ elements: await elementsOf(prisma, stage), mayWrite: mayActIn(access, stage) },
  }
}

/** [PR351] Of one that is hidden or destroyed the counts are told still. */
function pollTold(
  { actor }: Access,
  { id, position, question, options, enteredById, at }: StrawPoll,
  row: WithheldWords | undefined,
): StrawPollView {
  const { text, withheld, instead } = toldTo(actor, row, { text: question, own: enteredById === actor.id })
  const counted = countedOption.array().parse(options)
  return {
    ...{ id, position, question: text, withheld, at: at.toISOString() },
    options: instead === null ? counted : counted.map(({ count }) => ({ text: '', count })),
  }
}

/** [PR215] A group of too few is named, and not counted. */
function told({ process }: Access, rows: readonly { stratum: string; count: number }[]): StratumCount[] {
  const { smallestCell } = charter.parse(process.charter)
  const names = new Map(strataOf(process).map(({ key, name }) => [key, name]))
  const tell = cellsToTell(
    rows.map(({ count }) => count),
    smallestCell,
  )
  return rows.map(({ stratum, count }, place) => ({
    ...{ stratum, name: names.get(stratum) ?? 'No group declared' },
    count: tell[place] ? count : null,
  }))
}

export async function listMinutes(
  platform: Platform,
  actor: Actor,
  { cursor, limit, ...wish }: MeetingWish & Pick<ListWish, 'cursor' | 'limit'>,
): Promise<List<MinuteItem>> {
  const { meeting } = await find(platform, actor, wish)
  const rows = await readItems(platform.database.prisma, meeting.id, numberCursor(cursor) ?? 0, limit + 1)
  return listFrom(
    rows,
    limit,
    row => row,
    ({ position }) => String(position),
  )
}
