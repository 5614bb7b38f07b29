import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, lines, listing, listOf, person, slug } from '../kernel/contract.ts'
import { stratumKey } from './charter.ts'
import { contributionType } from './vocabulary.ts'
import { withheld } from './withheld.ts'

const day = z.iso.date('Write a day, as in 2026-11-27.')
export const elementId = z.string().min(1).max(64)
const saidText = lines.min(1, 'Write what was said.').max(10_000, 'Use at most 10,000 characters.')
export const noReason = lines.max(2_000, 'Use at most 2,000 characters.')
export const publicReason = noReason.min(1, 'Say why. Everybody reads it.')

const meetingFacts = {
  title: line.min(1, 'Write what the meeting was.').max(200, 'Use at most 200 characters.'),
  heldOn: day,
  /** Where, in words. */
  place: line.max(200, 'Use at most 200 characters.').default(''),
  /** Where it was online. */
  address: line
    .max(500, 'Use at most 500 characters.')
    .regex(/^(https?:\/\/\S+)?$/i, 'Write an address that begins with https:// or http://.')
    .default(''),
}

export const meetingWish = z.strictObject({ slug, ...meetingFacts })
export type MeetingWish = z.infer<typeof meetingWish>

export const correctionWish = z.strictObject({ slug, meeting: id, ...meetingFacts })
export type CorrectionWish = z.infer<typeof correctionWish>

/** Somebody who is of no declared group has the empty one. */
const groupOrNone = z.union([stratumKey, z.literal('')])

export const attendanceWish = z.strictObject({
  slug,
  meeting: id,
  /** Names of accounts. */
  names: z.array(line.min(1).max(80)).max(500, 'Name at most 500 people.'),
  /** Others, by their group. */
  others: z
    .array(z.strictObject({ stratum: groupOrNone, count: z.number().int().min(0).max(100_000) }))
    .max(21)
    .refine(all => new Set(all.map(each => each.stratum)).size === all.length, 'A group stands there twice.'),
})
export type AttendanceWish = z.infer<typeof attendanceWish>

export const minuteWish = z.strictObject({
  text: saidText,
  type: contributionType.default('general'),
  elementId: elementId.nullable().default(null),
  /** Whose it is, where they are to be named and agreed to it. */
  name: line.max(80, 'Use at most 80 characters.').default(''),
  consent: z.boolean().default(false),
  stratum: groupOrNone.default(''),
})
export type MinuteWish = z.infer<typeof minuteWish>

export const minutesWish = z.strictObject({ slug, meeting: id, items: z.array(minuteWish).min(1).max(100) })
export type MinutesWish = z.infer<typeof minutesWish>

export const pollOption = z.strictObject({
  text: line.min(1, 'Write the option.').max(300, 'Use at most 300 characters.'),
  count: z.number().int().min(0).max(100_000),
})
export type PollOption = z.infer<typeof pollOption>

/** As it is told: without its words where those are hidden or destroyed. */
export const countedOption = pollOption.extend({ text: z.string() })

export const pollWish = z.strictObject({
  slug,
  meeting: id,
  question: line.min(1, 'Write the question.').max(300, 'Use at most 300 characters.'),
  options: z.array(pollOption).min(2, 'Write two options at least.').max(12, 'Write at most 12 options.'),
})
export type PollWish = z.infer<typeof pollWish>

export const stratumCount = z.object({ stratum: z.string(), name: z.string(), count: z.number().int().nullable() })
export type StratumCount = z.infer<typeof stratumCount>

export const meetingRef = z.object({
  id,
  /** [PR352] What stands in the place of its title and place, for those who do not read them. */
  withheld,
  title: z.string(),
  heldOn: z.string(),
  place: z.string(),
  address: z.string(),
  /** With accounts and without. */
  attended: z.number().int(),
  items: z.number().int(),
  polls: z.number().int(),
})
export type MeetingRef = z.infer<typeof meetingRef>

export const minuteItem = z.object({
  /** Of the contribution, in its process. */
  number: z.number().int(),
  position: z.number().int(),
  text: z.string(),
  type: contributionType,
  elementId: z.string().nullable(),
  name: z.string(),
})
export type MinuteItem = z.infer<typeof minuteItem>

export const strawPoll = z.object({
  id,
  position: z.number().int(),
  /** Empty, as its options are, where it is hidden from whoever asks. */
  question: z.string(),
  options: z.array(countedOption),
  /** [PR351] What stands in its place. */
  withheld,
  at: instant,
})
export type StrawPollView = z.infer<typeof strawPoll>

/** An element that something can be said of. */
export const elementRef = z.object({
  id: z.string(),
  number: z.number().int(),
  handle: z.string(),
  text: z.string(),
})
export type ElementRef = z.infer<typeof elementRef>

export const processHead = z.object({
  slug,
  title: z.string(),
  nature: z.string(),
  pageSlug: slug,
  pageTitle: z.string(),
})
export type ProcessHead = z.infer<typeof processHead>

export const meetingView = meetingRef.extend({
  process: processHead,
  /** Those with accounts, where they are named to whoever asks. */
  people: z.array(person),
  /** Everybody, by group; a count is null where it is too small to be told. */
  attendance: z.array(stratumCount),
  /** In their order, as far as they stand in one answer; `minutes` lists all. */
  straws: z.array(strawPoll),
  elements: z.array(elementRef),
  strata: z.array(z.object({ key: z.string(), name: z.string() })),
  /** Whoever asks may write in it now. */
  mayWrite: z.boolean(),
})
export type MeetingView = z.infer<typeof meetingView>

export const noteWish = z.strictObject({
  slug,
  text: lines.min(1, 'Write what you stand by.').max(5_000, 'Use at most 5,000 characters.'),
  elementId: elementId.nullable().default(null),
  /** For somebody else, who has no account: facilitators alone. */
  forOther: z.boolean().default(false),
  name: line.max(80, 'Use at most 80 characters.').default(''),
  consent: z.boolean().default(false),
})
export type NoteWish = z.infer<typeof noteWish>

export const minorityNote = z.object({
  id,
  text: z.string(),
  element: elementRef.pick({ id: true, number: true, handle: true }).nullable(),
  /** Empty where nobody is named. */
  by: z.string(),
  at: instant,
  withdrawn: z.boolean(),
  /** [PR380] What stands in its place, for whoever may not read it. */
  withheld,
  own: z.boolean(),
})
export type MinorityNoteView = z.infer<typeof minorityNote>

const tags = ['processes']
const inMeeting = '/processes/{slug}/meetings/{meeting}'

export const conveningContract = {
  meetings: oc
    .route({ method: 'GET', path: '/processes/{slug}/meetings', tags, summary: 'Meetings of a process, newest first' })
    .input(z.strictObject({ slug, ...listing }))
    .output(listOf(meetingRef).extend({ process: processHead, mayAdd: z.boolean() })),
  meeting: oc
    .route({ method: 'GET', path: inMeeting, tags, summary: 'A meeting: who was there, polls' })
    .input(z.strictObject({ slug, meeting: id }))
    .output(meetingView),
  addMeeting: oc
    .route({ method: 'POST', path: '/processes/{slug}/meetings', tags, summary: 'Add a meeting', successStatus: 201 })
    .input(meetingWish)
    .output(z.object({ id })),
  correctMeeting: oc
    .route({ method: 'PUT', path: inMeeting, tags, summary: 'Correct what is known of a meeting' })
    .input(correctionWish)
    .output(z.object({ id })),
  setAttendance: oc
    .route({ method: 'PUT', path: `${inMeeting}/attendance`, tags, summary: 'Say who was there' })
    .input(attendanceWish)
    .output(z.object({ attended: z.number().int() })),
  minutes: oc
    .route({ method: 'GET', path: `${inMeeting}/minutes`, tags, summary: 'The minutes, in their order' })
    .input(z.strictObject({ slug, meeting: id, ...listing }))
    .output(listOf(minuteItem)),
  addMinutes: oc
    .route({
      method: 'POST',
      path: `${inMeeting}/minutes`,
      tags,
      summary: 'Add items to the minutes. Each becomes a contribution of the process',
      successStatus: 201,
    })
    .input(minutesWish)
    .output(z.object({ numbers: z.array(z.number().int()) })),
  addPoll: oc
    .route({
      method: 'POST',
      path: `${inMeeting}/polls`,
      tags,
      summary: 'Note a straw poll. It binds nobody',
      successStatus: 201,
    })
    .input(pollWish)
    .output(z.object({ id })),
  minorityNotes: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/minority-notes',
      tags,
      summary: 'Who stands apart, and why, oldest first',
    })
    .input(z.strictObject({ slug, ...listing }))
    .output(
      listOf(minorityNote).extend({
        process: processHead,
        elements: z.array(elementRef),
        mayAdd: z.boolean(),
        mayAddForOthers: z.boolean(),
      }),
    ),
  addMinorityNote: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/minority-notes',
      tags,
      summary: 'Stand apart, for the record. It goes with the adopted version',
      successStatus: 201,
    })
    .input(noteWish)
    .output(z.object({ id })),
  withdrawMinorityNote: oc
    .route({
      method: 'POST',
      path: '/processes/{slug}/minority-notes/{note}/withdrawal',
      tags,
      summary: 'Take back a note of one’s own, before the version is adopted',
    })
    .input(z.strictObject({ slug, note: id }))
    .output(z.object({ id })),
}
