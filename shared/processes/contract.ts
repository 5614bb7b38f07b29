import { oc } from '@orpc/contract'
import { z } from 'zod'
import { id, instant, line, lines, listing, listOf, person, slug, title } from '../kernel/contract.ts'
import { charter, strata, stratumKey } from './charter.ts'
import { mostStages, stageWish } from './planned.ts'
import { criterion, figure, nextAct } from './stage.ts'
import {
  involvement,
  processNature,
  processRole,
  processState,
  stageKind,
  stageState,
  stageVisibility,
} from './vocabulary.ts'

/** A text that a stage works on or made. */
export const stageText = z.object({ revisionId: id, number: z.number().int(), hash: z.string() })

export const stageView = z.object({
  id,
  position: z.number().int(),
  kind: stageKind,
  title: z.string(),
  purpose: z.string(),
  state: stageState,
  visibility: stageVisibility,
  who: z.array(involvement),
  opensAt: instant.nullable(),
  closesAt: instant.nullable(),
  /** [PR343] Whole days since it should have closed, while it is open; null where it is not late. */
  daysOver: z.number().int().nullable(),
  /** [PR354] For whoever runs it: what keeps it from opening, where its time to has come. */
  keptFromOpening: z.array(z.string()),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** [PR8] What it works on, from its opening on. */
  input: stageText.nullable(),
  /** What came of it. */
  output: stageText.nullable(),
  plan: z.unknown(),
  planHash: z.string().nullable(),
  repeatOfId: id.nullable(),
  /** [PR13] */
  figures: z.array(figure),
  /** [PR12] While it is open. */
  criteria: z.array(criterion),
  /** [PR14] What whoever asks can do in it now. */
  acts: z.array(nextAct),
})
export type StageView = z.infer<typeof stageView>

const processRef = z.object({
  id,
  slug,
  title: z.string(),
  summary: z.string(),
  nature: processNature,
  state: processState,
  page: z.object({ slug, title: z.string() }),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
})

export const processView = processRef.extend({
  preset: z.string(),
  charter,
  /** Of what the charter says: what stewards approve. */
  charterHash: z.string(),
  strata,
  createdAt: instant,
  stages: z.array(stageView),
  /** What whoever asks is to it. */
  you: z.object({
    involved: z.array(involvement),
    /** The group they declared; null where they do not take part. */
    stratum: z.string().nullable(),
    runs: z.boolean(),
  }),
})
export type ProcessView = z.infer<typeof processView>

export const processRow = processRef.extend({
  /** The stages that are open now. */
  open: z.array(
    z.object({
      id,
      kind: stageKind,
      title: z.string(),
      closesAt: instant.nullable(),
      daysOver: z.number().int().nullable(),
    }),
  ),
})
export type ProcessRowView = z.infer<typeof processRow>

export const member = z.object({
  id,
  /** [PR39] None where the charter keeps names to the people of the process. */
  person: person.nullable(),
  role: processRole,
  by: person.nullable(),
  at: instant,
})
export type Member = z.infer<typeof member>

/** [PR349] By role, and then by time. */
export const memberList = listOf(member).extend({
  /** How many hold each role now, whatever is looked for; roles that nobody holds are left out. */
  roles: z.array(z.object({ role: processRole, people: z.number().int() })),
})
export type MemberList = z.infer<typeof memberList>

const tags = ['processes']
const process = { slug }
const stage = { slug, stage: id }
const reason = lines.max(2000, 'Use at most 2,000 characters.')
const neededReason = reason.min(3, 'Say why in a few words: everybody reads it.')
const done = z.object({ slug })

const at = (method: 'GET' | 'POST', path: `/${string}`, summary: string) => oc.route({ method, path, tags, summary })

export const processesContract = {
  list: at('GET', '/processes', 'Processes, open ones first, then newest first')
    .input(z.strictObject({ ...listing, page: slug.optional() }))
    .output(listOf(processRow)),
  read: at('GET', '/processes/{slug}', 'A process with its stages, their figures, and what you can do now')
    .input(z.strictObject(process))
    .output(processView),
  create: oc
    .route({ method: 'POST', path: '/processes', tags, summary: 'Begin to put a process together', successStatus: 201 })
    .input(
      z.strictObject({
        page: slug,
        title,
        summary: lines.max(1000, 'Use at most 1,000 characters.').default(''),
        preset: line.max(60).default('light'),
        nature: processNature.default('real'),
        /** When its first stage opens; the others follow one another. */
        begins: instant.nullable().default(null),
        charter: charter.prefault({}),
        strata: strata.default([]),
        /** In place of those of the preset. */
        stages: z.array(stageWish).min(1, 'Plan at least one stage.').max(mostStages).optional(),
      }),
    )
    .output(done),
  open: at('POST', '/processes/{slug}/open', 'Open a process to everybody')
    .input(z.strictObject({ ...process, reason: reason.default('') }))
    .output(done),
  openStage: at('POST', '/processes/{slug}/stages/{stage}/open', 'Open a stage: its text is frozen, its plan locked')
    .input(
      z.strictObject({
        ...stage,
        reason: reason.default(''),
        /** The number of a revision of the definition, where it is not the text that follows from the stage before. */
        revision: z.number().int().min(1).optional(),
      }),
    )
    .output(done),
  closeStage: at('POST', '/processes/{slug}/stages/{stage}/close', 'Close a stage: what came of it is kept')
    .input(z.strictObject({ ...stage, reason: reason.default('') }))
    .output(done),
  skipStage: at('POST', '/processes/{slug}/stages/{stage}/skip', 'Leave a stage out')
    .input(z.strictObject({ ...stage, reason: neededReason }))
    .output(done),
  repeatStage: at('POST', '/processes/{slug}/stages/{stage}/repeat', 'Do a stage again')
    .input(z.strictObject({ ...stage, reason: neededReason }))
    .output(done),
  extendStage: at('POST', '/processes/{slug}/stages/{stage}/extend', 'Keep a stage open for longer')
    .input(z.strictObject({ ...stage, closesAt: instant, reason: neededReason }))
    .output(done),
  close: at('POST', '/processes/{slug}/close', 'Close a process: from then on nothing in it changes')
    .input(z.strictObject({ ...process, reason: reason.default('') }))
    .output(done),
  abandon: at('POST', '/processes/{slug}/abandon', 'End a process without a result')
    .input(z.strictObject({ ...process, reason: neededReason }))
    .output(done),
  members: at('GET', '/processes/{slug}/members', 'Who has which role in a process')
    .input(
      z.strictObject({
        ...process,
        ...listing,
        role: processRole.optional(),
        /** Part of a name. Finds those alone whom whoever asks is told by name. */
        name: line.max(60, 'Use at most 60 characters.').optional(),
      }),
    )
    .output(memberList),
  giveRole: at('POST', '/processes/{slug}/members', 'Give somebody a role in a process')
    .input(
      z.strictObject({
        ...process,
        name: z.string().trim().min(1, 'Write the name of an account.').max(60),
        role: processRole,
      }),
    )
    .output(done),
  endRole: at('POST', '/processes/{slug}/members/{member}/end', 'End a role')
    .input(z.strictObject({ ...process, member: id }))
    .output(done),
  join: at('POST', '/processes/{slug}/join', 'Take part, and say what group you are of')
    .input(z.strictObject({ ...process, stratum: stratumKey.or(z.literal('')).default('') }))
    .output(z.object({ stratum: z.string() })),
  leave: at('POST', '/processes/{slug}/leave', 'Take part no longer').input(z.strictObject(process)).output(done),
}
