import { can } from '@fieldword/shared/policy/can.ts'
import { charter, strata } from '@fieldword/shared/processes/charter.ts'
import type { ElementRef, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import { isOfIt, seesNames as namesAreSeen } from '@fieldword/shared/processes/sight.ts'
import type { Involvement } from '@fieldword/shared/processes/vocabulary.ts'
import { findPagesById } from '../pages/index.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { type Access, whoActs } from './access.ts'
import { onlookerOf } from './onlooker.ts'
import type { ProcessRow, StageRow } from './queries.ts'
import { readWordings } from './texts.ts'

export async function headOf(tx: Tx, { slug, title, nature, pageId }: ProcessRow): Promise<ProcessHead> {
  const page = (await findPagesById(tx, [pageId])).get(pageId)
  return { slug, title, nature, pageSlug: page?.slug ?? '', pageTitle: page?.title ?? '' }
}

/** The elements of the text that a stage works on, in their order; none where it has no text. */
export async function elementsOf(tx: Tx, stage: StageRow | null): Promise<ElementRef[]> {
  if (!stage?.inputRevisionId) return []
  const wordings = await readWordings(tx, stage.inputRevisionId)
  return wordings.map(({ id, number, handle, text }) => ({ id, number, handle, text }))
}

export function elementNamed(elements: readonly ElementRef[], elementId: string | null) {
  const element = elements.find(({ id }) => id === elementId)
  return element ? { id: element.id, number: element.number, handle: element.handle } : null
}

/** [PR5] Whether whoever asks is told under whose name something was said. */
export function seesNames(access: Access): boolean {
  return namesAreSeen(charter.parse(access.process.charter), onlookerOf(access))
}

/** [PR216] Whether whoever asks sees what came in in a stage, by its visibility. */
export function seesStage(access: Access, { visibility, state }: StageRow): boolean {
  if (visibility === 'private') return isOfIt(onlookerOf(access))
  return visibility === 'live' || state === 'closed'
}

export function mayActIn({ actor, involved, process }: Access, stage: StageRow | null, who?: Involvement[]): boolean {
  if (stage?.state !== 'open' || process.state !== 'open') return false
  return can(actor, 'process:act', { involved, who: who ?? whoActs(stage) })
}

export function strataOf({ strata: stored }: ProcessRow): { key: string; name: string }[] {
  return strata.parse(stored).map(({ key, name }) => ({ key, name }))
}
