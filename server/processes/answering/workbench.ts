import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { elementsOf, figuresOf } from '@fieldword/shared/processes/answer-tally.ts'
import type { Workbench, WorkFilter, WorkRow } from '@fieldword/shared/processes/dispositions-contract.ts'
import { listFrom } from '../../platform/cursor.ts'
import { refuseWith } from '../../platform/errors.ts'
import { demand } from '../../platform/permission.ts'
import type { Platform } from '../../platform/platform.ts'
import { readAccess } from '../access.ts'
import { mayWork, type Reading, readingOf, stageOf } from './access.ts'
import { unitCursor, unitKey } from './cursor.ts'
import { readDispositions } from './disposition-queries.ts'
import { readEditors } from './editor-queries.ts'
import { elementsNow } from './elements-queries.ts'
import { inputRefOf, peopleOf, readInputs } from './input-queries.ts'
import { lateIn } from './late.ts'
import { readProcessRef } from './process-ref.ts'
import { readSimilar } from './similar-queries.ts'
import { tallyOf } from './tally.ts'
import { readUnits } from './unit-queries.ts'
import { planOf, unitsOf } from './units.ts'

interface Asked {
  readonly slug: string
}

async function readingToWork(platform: Platform, actor: Actor, slug: string): Promise<Reading> {
  const { prisma } = platform.database
  const reading = await readingOf(prisma, await readAccess(prisma, actor, slug))
  if (!mayWork(reading)) demand(actor, 'process:act', { involved: reading.involved, who: ['editor'] })
  return reading
}

/** [PR122] How far the answers are. */
export async function viewWorkbench(platform: Platform, actor: Actor, { slug }: Asked): Promise<Workbench> {
  const { prisma } = platform.database
  const reading = await readingToWork(platform, actor, slug)
  const units = unitsOf(reading)
  const stage = stageOf(reading.stages, 'disposition')
  const counting = { platform, tx: prisma, process: reading.process }
  const [process, tally, elements, editors, late] = await Promise.all([
    readProcessRef(prisma, reading.process),
    tallyOf(counting, units),
    elementsNow(prisma, reading),
    readEditors(platform, reading.process.id),
    lateIn(counting, reading),
  ])
  const counts = elementsOf(tally)
  const byElement = new Map(counts.map(({ elementId, total, todo }) => [elementId, { total, todo }]))
  const none = { total: 0, todo: 0 }
  const gone = counts.flatMap(({ elementId, ...count }) =>
    elementId === null || elements.some(({ id }) => id === elementId)
      ? []
      : [{ id: elementId, number: 0, handle: elementId, ...count }],
  )
  return {
    process,
    figures: figuresOf(tally, { now: platform.clock().getTime(), days: planOf(stage).acknowledgeDays }),
    late,
    elements: [...elements.map(element => ({ ...element, ...(byElement.get(element.id) ?? none) })), ...gone],
    whole: byElement.get(null) ?? none,
    editors,
    closesAt: stage?.closesAt?.toISOString() ?? null,
    open: reading.process.state === 'open' && stage?.state === 'open',
  }
}

/** [PR122] */
export async function listWork(
  platform: Platform,
  actor: Actor,
  {
    slug,
    cursor,
    limit,
    ...filter
  }: Asked & WorkFilter & { readonly cursor?: string | undefined; readonly limit: number },
): Promise<List<WorkRow>> {
  const { prisma } = platform.database
  const reading = await readingToWork(platform, actor, slug)
  const rows = await readUnits(prisma, unitsOf(reading), filter, unitCursor(cursor), limit + 1)
  const shown = rows.slice(0, limit)
  const inputs = await readInputs(
    prisma,
    shown.map(({ id }) => id),
  )
  const [people, dispositions] = await Promise.all([
    peopleOf(platform, [
      ...[...inputs.values()].map(({ authorId }) => authorId),
      ...shown.map(({ editorId }) => editorId),
    ]),
    readDispositions(platform, prisma, reading, [...inputs.values()]),
  ])
  return listFrom(
    rows,
    limit,
    ({ id, part, quote, editorId }) => {
      const input = inputs.get(id) ?? refuseWith('not-found')
      const said = (dispositions.get(id) ?? []).filter(one => one.part === part)
      const current = said.find(({ state }) => state === 'confirmed') ?? null
      const pending = said.find(({ state }) => state === 'proposed') ?? null
      const newest = said[0]
      return {
        ...{ input: inputRefOf(input, people, reading.seesNames), part, quote: quote ?? '', current, pending },
        returned: !pending && newest?.state === 'returned' ? newest : null,
        editor: people.get(editorId ?? '') ?? null,
        mine: input.authorId !== null && input.authorId === actor.id,
      }
    },
    unitKey,
  )
}

/** [PR126] Those that use the same words, the most alike first. */
export async function similarTo(
  platform: Platform,
  actor: Actor,
  { slug, number }: Asked & { readonly number: number },
) {
  const reading = await readingToWork(platform, actor, slug)
  return { numbers: await readSimilar(platform.database.prisma, unitsOf(reading), number) }
}
