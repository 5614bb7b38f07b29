import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { answers as answersShape } from '@fieldword/shared/processes/answers.ts'
import { mayHide } from '@fieldword/shared/processes/commenting.ts'
import { countedOption } from '@fieldword/shared/processes/convening-contract.ts'
import { isUnresolved, stateOf } from '@fieldword/shared/processes/objections.ts'
import type { HiddenKind, WithheldKind, WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { RefusalError, refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { lockToContribute } from './access.ts'
import { logEvent } from './log-commands.ts'
import { readSteps } from './objection-queries.ts'
import { changed } from './telling.ts'
import { findWords, type SaidWords } from './withholding-queries.ts'
import { blankRecord } from './withholding-records-commands.ts'

interface Wish {
  readonly slug: string
  readonly id: string
  readonly reason: string
}

type HidingWish = Wish & { readonly kind: HiddenKind; readonly hidden: boolean }

/** [PR380] Hides a minority note or a reason for conduct, or shows it again, as [PR78] does contributions. */
export function setWordsHidden(platform: Platform, actor: Actor, { slug, kind, id, hidden, reason }: HidingWish) {
  return platform.database.inTransaction(async tx => {
    demand(actor, 'comment:moderate')
    const { process, actor: moderator } = await lockToContribute(tx, actor, slug, { evenClosed: true })
    const words = await findWords(tx, process.id, kind, id)
    const refusal = mayHide(words, hidden)
    if (refusal) throw new RefusalError(refusal)
    const at = platform.clock()
    const said = hidden ? ({ state: 'hidden', reason } as const) : ({ state: 'published', reason: '' } as const)
    await withhold(tx, process.id, kind, { ...words, ...said }, at)
    const event = { processId: process.id, stageId: words.stageId, actorId: moderator.id, reason }
    await logEvent(tx, { ...event, kind: hidden ? 'words-hidden' : 'words-shown', data: { kind, id } }, at)
    await changed(tx, platform, process)
    return { id }
  })
}

/**
 * [PR381] Destroys words for good, wherever the process holds them; their hash, their place and the reason stay. Refuses with
 * `objection-waits` an objection that nobody settled: what it says about the text is not decided by taking its words away.
 */
export function destroyWords(platform: Platform, actor: Actor, wish: Wish & { readonly kind: WordsKind }) {
  const { slug, kind, id, reason } = wish
  return platform.database.inTransaction(async tx => {
    demand(actor, 'revision:redact')
    const { process, actor: admin } = await lockToContribute(tx, actor, slug, { evenClosed: true })
    const words = await findWords(tx, process.id, kind, id)
    if (words.state === 'redacted') refuseWith('already-so')
    const at = platform.clock()
    if (kind === 'contribution') await destroyContribution(tx, words, reason, at)
    else {
      await withhold(tx, process.id, kind, { ...words, state: 'redacted', reason }, at)
      await blank(tx, kind, id)
      await blankInLog(tx, process.id, id)
    }
    const data = { kind, hash: words.hash, ...(words.number === null ? { id } : { number: words.number }) }
    const event = { processId: process.id, stageId: words.stageId, actorId: admin.id, reason, data }
    await logEvent(tx, { ...event, kind: 'words-destroyed' }, at)
    await changed(tx, platform, process)
    return { id }
  })
}

async function withhold(
  tx: Tx,
  processId: string,
  kind: WithheldKind,
  { id, state, reason, hash }: Pick<SaidWords, 'id' | 'state' | 'reason' | 'hash'>,
  changedAt: Date,
): Promise<void> {
  const said = { state, reason, changedAt }
  await tx.withheldWords.upsert({ where: { id }, create: { id, processId, kind, hash, ...said }, update: said })
}

/** Allowed by the database once they are said to be destroyed. */
async function blank(tx: Tx, kind: WithheldKind, id: string): Promise<void> {
  switch (kind) {
    case 'note':
      return void (await tx.minorityNote.update({ where: { id }, data: { text: '', name: '' } }))
    case 'reason':
      return void (await tx.$executeRaw`UPDATE ratings SET reason = '' WHERE token = ${id}::uuid`)
    case 'answer':
      return void (await tx.disposition.update({ where: { id }, data: { rationale: '' } }))
    case 'acknowledgement':
      return void (await tx.$executeRaw`
        UPDATE disposition_acknowledgements earlier SET words = '' FROM disposition_acknowledgements said
        WHERE said.id = ${id}::uuid AND earlier.disposition_id = said.disposition_id AND earlier.number <= said.number`)
    case 'vote':
      return void (await tx.$executeRaw`
        UPDATE ballot_votes earlier SET reason = '' FROM ballot_votes vote
        WHERE vote.id = ${id}::uuid AND earlier.stage_id = vote.stage_id AND earlier.user_id = vote.user_id`)
    case 'step':
      return void (await tx.$executeRaw`UPDATE objection_steps SET reason = '' WHERE id = ${id}::uuid`)
    case 'contest':
      return void (await tx.placementContest.update({ where: { id }, data: { reason: '' } }))
    case 'poll':
      return blankPoll(tx, id)
    case 'event':
      return void (await tx.$executeRaw`
        UPDATE process_events SET reason = '', data = data - 'text' WHERE id = ${id}::uuid`)
    default:
      return blankRecord(tx, kind, id)
  }
}

/** [PR351] [PR352] The log repeats some of them. */
async function blankInLog(tx: Tx, processId: string, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE process_events SET reason = '', data = data - '{text,before}'::text[]
    WHERE process_id = ${processId}::uuid AND data ->> 'words' = ${id}`
}

/** [PR351] What was counted stays. */
async function blankPoll(tx: Tx, id: string): Promise<void> {
  const { options } = await tx.strawPoll.findUniqueOrThrow({ where: { id } })
  const counts = countedOption.array().parse(options)
  await tx.strawPoll.update({
    where: { id },
    data: { question: '', options: counts.map(one => ({ ...one, text: '' })) },
  })
}

async function destroyContribution(tx: Tx, { id }: SaidWords, reason: string, changedAt: Date): Promise<void> {
  const row = await tx.contribution.findUniqueOrThrow({ where: { id } })
  if (row.kind === 'objection' && row.state !== 'withdrawn' && isUnresolved(stateOf(await readSteps(tx, [id])))) {
    refuseWith('objection-waits')
  }
  await tx.$executeRaw`
    UPDATE contributions SET text = '', proposed_text = NULL, state = 'redacted', reason = ${reason}, changed_at = ${changedAt},
      source = CASE WHEN source IS NULL THEN NULL ELSE source || '{"name": ""}' END
    WHERE id = ${id}::uuid`
  await tx.contributionPart.updateMany({ where: { contributionId: id }, data: { quote: '' } })
  await destroyAnswer(tx, id)
}

/** Stands where words stood that were answered to a question: it stays answered. */
const destroyed = '—'

/** [PR64] The same words, where they were answered to a question. */
async function destroyAnswer(tx: Tx, contributionId: string): Promise<void> {
  const said = await tx.answerContribution.findUnique({ where: { contributionId }, include: { answers: true } })
  if (!said) return
  const given = answersShape.parse(said.answers.answers)
  const before = given[said.question]
  if (before === undefined) return
  const after = typeof before === 'string' ? destroyed : { address: destroyed, note: '' }
  const answers = { ...given, [said.question]: after }
  await tx.surveyAnswers.update({ where: { id: said.answersId }, data: { answers } })
}
