import { can } from '@fieldword/shared/policy/can.ts'
import { charter } from '@fieldword/shared/processes/charter.ts'
import { cellsToTell } from '@fieldword/shared/processes/statistics/cells.ts'
import { whoActs } from '../access.ts'
import { lateActs } from '../answering/late.ts'
import { countByGroup, countConvening } from '../convening-queries.ts'
import { takesPart } from '../minority-notes.ts'
import type { StageParts, StoredStage } from '../stage-parts.ts'

/** [PR215] [PR250] Groups of too few are left out of what is kept for everybody. */
async function report({ tx, process, stage }: StoredStage) {
  const { smallestCell } = charter.parse(process.charter)
  const groups = await countByGroup(tx, stage.id)
  const tell = cellsToTell(
    groups.map(({ count }) => count),
    smallestCell,
  )
  const told = groups.filter((_, place) => tell[place]).map(({ stratum, count }) => ({ stratum, count }))
  return { ...(await countConvening(tx, stage.id)), groups: told }
}

export const conveningParts: StageParts = {
  async figures({ tx, stage }) {
    if (stage.visibility === 'blind' && stage.state === 'open') return []
    const { meetings, items } = await countConvening(tx, stage.id)
    return [
      { key: 'meetings', label: meetings === 1 ? 'meeting' : 'meetings', value: meetings, of: null },
      { key: 'minutes', label: items === 1 ? 'item of minutes' : 'items of minutes', value: items, of: null },
    ]
  },
  async criteria({ tx, stage }) {
    const { meetings, items } = await countConvening(tx, stage.id)
    return [
      { key: 'held', text: `A meeting was held: ${meetings}.`, met: meetings > 0, explainable: true },
      {
        key: 'minuted',
        text: `Its minutes say what was said: ${items} ${items === 1 ? 'item' : 'items'}.`,
        met: items > 0,
        explainable: true,
      },
    ]
  },
  async acts(context, who) {
    const { process, stage } = context
    const { actor, involved } = who
    const base = `/processes/${process.slug}`
    const writes = can(actor, 'process:act', { involved, who: whoActs(stage) })
    const apart = can(actor, 'process:act', { involved, who: takesPart })
    return [
      ...(writes
        ? [{ key: 'minutes', text: 'Write down a meeting', href: `${base}/meetings`, done: false, note: '' }]
        : []),
      ...(apart
        ? [{ key: 'note', text: 'Write a minority note', href: `${base}/minority-notes`, done: false, note: '' }]
        : []),
      ...(await lateActs(context, who)),
    ]
  },
  closed: report,
  rederived: report,
}
