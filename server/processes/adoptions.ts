import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { AdoptionPreview, AdoptionTold } from '@fieldword/shared/processes/adoption-contract.ts'
import { ballotResult } from '@fieldword/shared/processes/adoption-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { suggestedTies, versionBefore } from './adopting-commands.ts'
import { findAdoption, readDissent, readRulings } from './adoption-queries.ts'
import { findStage, presentStage } from './deciding-queries.ts'
import { elementNamed, elementsOf, headOf, seesNames } from './deciding-sight.ts'
import { notesOf } from './minority-notes.ts'
import { readWordings } from './texts.ts'
import { readWithheld, toldInstead, toldTo } from './withholding-queries.ts'

/** [PR240] What adopting would make, to be looked at and corrected before. */
export async function previewAdoption(platform: Platform, actor: Actor, slug: string): Promise<AdoptionPreview> {
  const { prisma } = platform.database
  const { process, involved } = await readAccess(prisma, actor, slug)
  demand(actor, 'process:run', { involved })
  const stage = await presentStage(prisma, process.id, 'adoption')
  if (!stage?.inputRevisionId) return refuseWith('nothing-to-vote-on')
  const before = await versionBefore(prisma, process.pageId)
  const replaced = before && (await readWordings(prisma, before.revisionId))
  return {
    ...{ process: await headOf(prisma, process), elements: await elementsOf(prisma, stage) },
    today: platform.clock().toISOString().slice(0, 10),
    replaces:
      before && replaced
        ? {
            label: before.label,
            inForce: before.status === 'in_force',
            elements: replaced.map(({ id, number, handle, text }) => ({ id, number, handle, text })),
          }
        : null,
    ties: before ? await suggestedTies(prisma, process, before, stage.inputRevisionId) : [],
  }
}

/** The most that a version's page shows of each; the pages of the process have all. */
const shown = 50

/** [PR239] What a version says of the process that adopted it. */
export async function tellAdoption(platform: Platform, actor: Actor, version: string): Promise<AdoptionTold | null> {
  const { prisma } = platform.database
  const found = await findAdoption(prisma, version)
  if (!found) return null
  const { adoption, process } = found
  const access = await readAccess(prisma, actor, process.slug)
  const stage = await findStage(prisma, adoption.stageId)
  const elements = await elementsOf(prisma, stage)
  const named = seesNames(access)
  const dissent = await readDissent(prisma, stage.id, shown)
  const rulings = await readRulings(prisma, process.id, shown)
  const [people, withheld] = await Promise.all([
    findPeople(platform, [adoption.adoptedById, ...(named ? dissent.map(each => each.userId) : [])]),
    readWithheld(prisma, [version, ...[...dissent, ...rulings].map(({ id }) => id)]),
  ])
  const why = toldTo(actor, withheld.get(version), {
    ...{ text: adoption.rationale, own: adoption.adoptedById === actor.id },
  })
  const nameOf = (id: string) => people.find(person => person.id === id)?.name ?? ''
  const notes = await notesOf(platform, access, elements, { after: null, limit: shown, standing: true })
  return {
    process: await headOf(prisma, process),
    ...{ result: ballotResult.parse(adoption.ballot), at: adoption.at.toISOString() },
    ...{ rationale: why.text, withheld: why.withheld },
    by: people.find(({ id }) => id === adoption.adoptedById) ?? null,
    notes: notes.map(({ id, text, element, by, at, withheld }) => ({ id, text, element, by, at, withheld })),
    dissent: dissent.map(({ id, userId, reason }) => {
      const told = toldTo(actor, withheld.get(id), { text: reason, own: userId === actor.id })
      return { id, reason: told.text, withheld: told.withheld, by: named ? nameOf(userId) : '' }
    }),
    rulings: rulings.map(({ id, elementId, reason, ...told }) => ({
      ...{ ...told, reason: toldInstead(withheld.get(id)) ?? reason, element: elementNamed(elements, elementId) },
    })),
  }
}
