import { nameKey } from '@fieldword/shared/accounts/name.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type {
  AttendanceWish,
  CorrectionWish,
  MeetingWish,
  MinutesWish,
  PollWish,
} from '@fieldword/shared/processes/convening-contract.ts'
import { findPeopleNamed } from '../accounts/index.ts'
import type { Meeting } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import type { Platform } from '../platform/platform.ts'
import { type ActingIn, lockToAct } from './access.ts'
import { insertContributions } from './contributing-commands.ts'
import { elementsOf, strataOf } from './deciding-sight.ts'
import { logEvent } from './log-commands.ts'
import { demandShown } from './withholding-queries.ts'

/** [PR211] */
export function addMeeting(platform: Platform, actor: Actor, { slug, ...facts }: MeetingWish): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockToAct(tx, actor, slug, { kind: 'convening' })
    const [id, at] = [platform.newId(), platform.clock()]
    const { process, stage, actor: by } = acting
    await tx.meeting.create({
      data: { id, processId: process.id, stageId: stage.id, ...facts, enteredById: by.id, at },
    })
    await log(acting, 'meeting-added', { meeting: id, words: id, text: facts.title }, at)
    return { id }
  })
}

type ConveningEvent = 'meeting-added' | 'meeting-corrected' | 'meeting-attended' | 'minutes-added' | 'poll-noted'

async function log({ tx, process, stage, actor }: ActingIn, kind: ConveningEvent, data: object, at: Date) {
  await logEvent(tx, { processId: process.id, kind, stageId: stage.id, actorId: actor.id, data: { ...data } }, at)
}

interface InMeeting extends ActingIn {
  readonly meeting: Meeting
}

/** [PR212] A meeting of the stage that is open, and of no other. */
async function lockMeeting(
  tx: Tx,
  actor: Actor,
  { slug, meeting: id }: { readonly slug: string; readonly meeting: string },
): Promise<InMeeting> {
  const acting = await lockToAct(tx, actor, slug, { kind: 'convening' })
  const meeting = await tx.meeting.findFirst({ where: { id, processId: acting.process.id } })
  if (!meeting) return refuseWith('not-found')
  if (meeting.stageId !== acting.stage.id) refuseWith('stage-not-open')
  return { ...acting, meeting }
}

/** [PR212] What it said before is in the log. [PR352] Refuses with `contribution-gone` where its name is hidden or destroyed. */
export function correctMeeting(platform: Platform, actor: Actor, wish: CorrectionWish): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockMeeting(tx, actor, wish)
    const { id, title, heldOn, place, address } = acting.meeting
    await demandShown(tx, id)
    const { slug: _, meeting: __, ...facts } = wish
    await tx.meeting.update({ where: { id }, data: facts })
    const before = { title, heldOn, place, address }
    await log(acting, 'meeting-corrected', { meeting: id, words: id, before }, platform.clock())
    return { id }
  })
}

/** [PR211] Says anew who was there. */
export function setAttendance(platform: Platform, actor: Actor, wish: AttendanceWish): Promise<{ attended: number }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockMeeting(tx, actor, wish)
    const { process, meeting } = acting
    const attendees = await peopleNamed(platform, wish.names)
    const parts = await tx.processParticipant.findMany({
      where: { processId: process.id, userId: { in: attendees } },
      select: { userId: true, stratum: true },
    })
    const groupOf = new Map(parts.map(({ userId, stratum }) => [userId, stratum]))
    const others = wish.others.filter(({ count }) => count > 0)
    demandGroups(
      process,
      others.map(({ stratum }) => stratum),
    )
    const meetingId = meeting.id
    await tx.meetingAttendee.deleteMany({ where: { meetingId } })
    await tx.meetingCount.deleteMany({ where: { meetingId } })
    await tx.meetingAttendee.createMany({
      data: attendees.map(userId => ({ meetingId, userId, stratum: groupOf.get(userId) ?? '' })),
    })
    await tx.meetingCount.createMany({ data: others.map(({ stratum, count }) => ({ meetingId, stratum, count })) })
    const attended = attendees.length + others.reduce((sum, { count }) => sum + count, 0)
    await log(acting, 'meeting-attended', { meeting: meetingId, attended }, platform.clock())
    return { attended }
  })
}

/** [ACC2] Refuses a name that nobody has. */
async function peopleNamed(platform: Platform, names: readonly string[]): Promise<string[]> {
  const known = await findPeopleNamed(platform, names.map(nameKey))
  const ids = names.map(name => {
    const message = `Nobody here is called “${name}”. Count them with the others.`
    return known.get(nameKey(name))?.id ?? refuseWith('bad-input', { issues: [{ path: 'names', message }] })
  })
  return [...new Set(ids)]
}

function demandGroups(process: ActingIn['process'], keys: readonly string[]): void {
  const known = new Set(strataOf(process).map(({ key }) => key))
  if (keys.every(key => key === '' || known.has(key))) return
  refuseWith('bad-input', { issues: [{ path: 'others', message: 'The process has no such group.' }] })
}

/** [PR213] Each item becomes a contribution, in its order. */
export function addMinutes(platform: Platform, actor: Actor, wish: MinutesWish): Promise<{ numbers: number[] }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockMeeting(tx, actor, wish)
    const { process, stage, meeting, actor: by } = acting
    const elements = new Set((await elementsOf(tx, stage)).map(({ id }) => id))
    for (const [place, { name, consent, elementId, stratum }] of wish.items.entries()) {
      if (name !== '' && !consent) refuseWith('consent-needed')
      if (elementId !== null && !elements.has(elementId)) {
        refuseWith('bad-input', {
          issues: [{ path: `items.${place}.elementId`, message: 'The text has no such element.' }],
        })
      }
      demandGroups(process, [stratum])
    }
    const reference = `${meeting.title}, ${meeting.heldOn}`
    const said = await insertContributions(
      tx,
      platform,
      process.id,
      wish.items.map(({ text, type, elementId, name, stratum }) => ({
        ...({ processId: process.id, stageId: stage.id, kind: 'minute', type, authorId: null, stratum } as const),
        ...{ elementId, revisionId: stage.inputRevisionId, text, enteredById: by.id },
        source: { name, how: 'meeting', reference },
      })),
    )
    const last = await tx.meetingItem.count({ where: { meetingId: meeting.id } })
    await tx.meetingItem.createMany({
      data: said.map(({ id }, index) => ({
        contributionId: id,
        meetingId: meeting.id,
        position: last + index + 1,
      })),
    })
    const numbers = said.map(({ number }) => number)
    await log(acting, 'minutes-added', { meeting: meeting.id, numbers }, platform.clock())
    return { numbers }
  })
}

/** [PR214] */
export function addPoll(
  platform: Platform,
  actor: Actor,
  { question, options, ...wish }: PollWish,
): Promise<{ id: string }> {
  return platform.database.inTransaction(async tx => {
    const acting = await lockMeeting(tx, actor, wish)
    const meetingId = acting.meeting.id
    const [id, at] = [platform.newId(), platform.clock()]
    const position = (await tx.strawPoll.count({ where: { meetingId } })) + 1
    const told = { question, options: options.map(({ text, count }) => ({ text, count })) }
    await tx.strawPoll.create({ data: { id, meetingId, position, ...told, enteredById: acting.actor.id, at } })
    await log(acting, 'poll-noted', { meeting: meetingId, position }, at)
    return { id }
  })
}
