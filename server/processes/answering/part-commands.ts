import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { splitInto } from '@fieldword/shared/processes/dispositions.ts'
import { orThrow, refuseWith } from '../../platform/errors.ts'
import type { Platform } from '../../platform/platform.ts'
import { lockToAct } from '../access.ts'
import { logEvent } from '../log-commands.ts'
import { changed } from '../telling.ts'
import { findByNumber } from './subject-queries.ts'

interface Split {
  readonly slug: string
  readonly number: number
  /** Words of its text; none puts it together again. */
  readonly quotes: readonly string[]
}

/** [PR140] Splits a contribution into parts that are answered each. Its text and its author stay what they are. */
export function splitContribution(
  platform: Platform,
  actor: Actor,
  { slug, number, quotes }: Split,
): Promise<{ parts: number[] }> {
  return platform.database.inTransaction(async tx => {
    const { process, stage, actor: by } = await lockToAct(tx, actor, slug, { kind: 'disposition' })
    const contribution = (await findByNumber(tx, process.id, [number])).get(number) ?? refuseWith('not-found')
    const { id: contributionId, state, text, proposedText } = contribution
    if (state !== 'published') refuseWith('contribution-gone')
    const answered = await tx.disposition.count({ where: { contributionId, state: { in: ['proposed', 'confirmed'] } } })
    orThrow(splitInto(`${text}\n${proposedText ?? ''}`, quotes, answered > 0))
    const at = platform.clock()
    const { count } = await tx.contributionPart.updateMany({
      where: { contributionId, endedAt: null },
      data: { endedAt: at },
    })
    if (quotes.length === 0 && count === 0) refuseWith('already-so')
    const last = await tx.contributionPart.aggregate({ where: { contributionId }, _max: { number: true } })
    const parts = quotes.map((quote, index) => ({ number: (last._max.number ?? 0) + index + 1, quote }))
    await tx.contributionPart.createMany({
      data: parts.map(part => ({ ...part, contributionId, madeById: by.id, madeAt: at })),
    })
    const data = { contribution: number, parts: parts.map(part => part.number) }
    await logEvent(
      tx,
      { processId: process.id, kind: 'contribution-split', actorId: by.id, stageId: stage.id, data },
      at,
    )
    await changed(tx, platform, process)
    return { parts: data.parts }
  })
}
