import { proposeLineage } from '@fieldword/shared/definitions/lineage-proposals.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { flowBetween } from '@fieldword/shared/processes/flow.ts'
import type { Flow, FlowStepView } from '@fieldword/shared/processes/flow-contract.ts'
import { linkOf, readingTies, readVersions } from '../definitions/index.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess } from './access.ts'
import { adoptionOf } from './adoption-queries.ts'
import { processOf } from './changing.ts'
import { frozenTexts } from './frozen-texts.ts'
import { onlookerOf, stagesSeen } from './onlooker.ts'
import { readStages, type StageRow } from './queries.ts'
import { saidOf } from './said-counts.ts'
import { readStageTexts, type StageText } from './texts.ts'

/**
 * [PR387] Text by text. What is counted of a text was said while a stage worked on it that whoever asks may see. A text that is hidden or
 * destroyed is passed over.
 */
export async function readFlow(platform: Platform, actor: Actor, slug: string): Promise<Flow> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, slug)
  const stages = await readStages(tx, access.process.id)
  const frozen = frozenTexts(access.process, stages)
  const read = await readStageTexts(
    tx,
    frozen.map(({ revisionId }) => revisionId),
  )
  const texts = frozen.flatMap(({ revisionId, stage }) => {
    const text = read.get(revisionId)
    return text ? [{ text, name: stage?.title ?? 'The beginning' }] : []
  })
  const inputs = await inputsByText(platform, access, stages)
  return {
    process: await processOf(tx, access),
    steps: texts.slice(1).map((to, place) => {
      const from = texts[place] ?? to
      const links = proposeLineage(from.text.wordings, to.text.wordings).map(linkOf)
      return stepOf(from, to, { links, recorded: false }, inputs.get(from.text.revision.id))
    }),
    adopted: await adoptedStep(platform, access),
  }
}

interface Named {
  readonly text: StageText
  readonly name: string
}

type Counts = ReadonlyMap<string | null, number>

interface Tied {
  readonly links: ReturnType<typeof linkOf>[]
  readonly recorded: boolean
}

function stepOf(from: Named, to: Named, { links, recorded }: Tied, inputs: Counts = new Map()): FlowStepView {
  const sideOf = ({ text, name }: Named) => ({
    label: recorded ? name : `r${text.revision.number}`,
    elements: text.wordings,
  })
  const { map, rows, whole } = flowBetween(sideOf(from), sideOf(to), links, inputs)
  const told = (named: Named) => ({
    name: named.name,
    label: sideOf(named).label,
    revision: named.text.revision.number,
  })
  return {
    ...{ from: told(from), to: told(to), recorded, whole },
    map: { ...map, links: [...map.links] },
    rows: rows.map(row => ({ ...row, before: [...row.before] })),
  }
}

/** How much was said about each element of each text, in one question. */
async function inputsByText(platform: Platform, access: Access, stages: readonly StageRow[]) {
  const seen = stagesSeen(stages, onlookerOf(access))
  const cells = await saidOf({ platform, tx: platform.database.prisma, process: access.process }, seen)
  const inputs = new Map<string, Map<string | null, number>>()
  for (const { stageId, elementId, count } of cells) {
    const revisionId = seen.find(({ id }) => id === stageId)?.inputRevisionId
    if (!revisionId) continue
    const counts = inputs.get(revisionId) ?? new Map<string | null, number>()
    inputs.set(revisionId, counts.set(elementId, (counts.get(elementId) ?? 0) + count))
  }
  return inputs
}

/** [PR240] By the reading that was recorded as it was adopted. */
async function adoptedStep({ database: { prisma: tx } }: Platform, { process }: Access): Promise<FlowStepView | null> {
  const adoption = await adoptionOf(tx, process.id)
  if (!adoption?.readingId) return null
  const [ties, versions] = [await readingTies(tx, adoption.readingId), await readVersions(tx, process.pageId)]
  const [before, after] = [ties.fromVersionId, ties.toVersionId].map(id => versions.find(version => version.id === id))
  const texts = await readStageTexts(tx, [before?.revisionId ?? [], after?.revisionId ?? []].flat())
  const [from, to] = [texts.get(before?.revisionId ?? ''), texts.get(after?.revisionId ?? '')]
  if (!before || !after || !from || !to) return null
  const tied = { links: ties.recorded.map(linkOf), recorded: true }
  return stepOf({ text: from, name: before.label }, { text: to, name: after.label }, tied)
}
