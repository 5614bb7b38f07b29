import { inFigures } from '@fieldword/shared/kernel/figures.ts'
import { unsetOf } from '@fieldword/shared/processes/answer-tally.ts'
import type { NextAct } from '@fieldword/shared/processes/stage.ts'
import { whoActs } from '../access.ts'
import type { Somebody, StageContext } from '../stage-parts.ts'
import { isEditor } from './access.ts'
import { unitsOfStage } from './criteria.ts'
import { readToAcknowledge } from './own-queries.ts'
import { tallyOf } from './tally.ts'
import { countToConfirm } from './unit-queries.ts'
import { planOf } from './units.ts'

/** [PR119] What this person can do about answers now. */
export async function dispositionActs(context: StageContext, who: Somebody): Promise<NextAct[]> {
  return [...(await actsOfEditor(context, who)), ...(await actsOfAuthor(context, who))]
}

async function actsOfEditor(context: StageContext, { actor, involved }: Somebody): Promise<NextAct[]> {
  const { tx, process, stage } = context
  if (actor.id === null || !isEditor({ process, actor, involved }, whoActs(stage))) return []
  const units = await unitsOfStage(context)
  const [tally, toConfirm] = await Promise.all([tallyOf(context, units), countToConfirm(tx, units, actor.id)])
  const unset = unsetOf(tally)
  const href = (answer: string) => `/processes/${process.slug}/dispositions?answer=${answer}`
  return [
    ...(unset > 0
      ? [{ key: 'answer', text: `Answer ${countOf(unset, 'comment')}`, href: href('unset'), done: false, note: '' }]
      : []),
    ...(toConfirm > 0
      ? [
          {
            key: 'confirm',
            text: `Confirm ${countOf(toConfirm, 'answer')}`,
            href: href('waiting'),
            done: false,
            note: '',
          },
        ]
      : []),
  ]
}

const day = 24 * 60 * 60 * 1000

async function actsOfAuthor({ tx, platform, process, stage }: StageContext, { actor }: Somebody): Promise<NextAct[]> {
  if (actor.id === null) return []
  const days = planOf(stage).acknowledgeDays
  const since = new Date(platform.clock().getTime() - days * day)
  const own = await readToAcknowledge(tx, process.id, actor.id, since)
  const [first] = own
  if (!first) return []
  const until = new Date(first.settledAt.getTime() + days * day).toISOString().slice(0, 10)
  return [
    {
      key: 'acknowledge',
      text:
        own.length === 1
          ? 'Say whether you are satisfied with the answer to your comment'
          : `Say whether you are satisfied with the answers to your ${own.length} comments`,
      href: `/processes/${process.slug}/what-happened/${first.number}`,
      done: false,
      note: `Until ${until}. Silence is not counted as agreement.`,
    },
  ]
}

const countOf = (count: number, one: string) => `${inFigures(count)} ${one}${count === 1 ? '' : 's'}`
