import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import type { ElementRef, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import type { ReportView } from '@fieldword/shared/processes/maintenance-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import type { ErratumDecision, WithheldWords } from '../platform/database/client/client.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { adoptionOf } from './adoption-queries.ts'
import { adoptedLabel } from './ballots.ts'
import { presentStage } from './deciding-queries.ts'
import { elementNamed, headOf, mayActIn, seesNames } from './deciding-sight.ts'
import { answerErrata } from './maintaining-commands.ts'
import { readReports } from './maintenance-queries.ts'
import { readWordings } from './texts.ts'
import { readWithheld, toldTo } from './withholding-queries.ts'

export interface ReportList extends List<ReportView> {
  readonly process: ProcessHead
  readonly adopted: string | null
  readonly elements: ElementRef[]
  readonly mayReport: boolean
  readonly mayDecline: boolean
  readonly mayIssue: boolean
  readonly mayCall: boolean
  readonly mayStart: boolean
}

/** [PR245–PR247] */
export async function listReports(
  platform: Platform,
  actor: Actor,
  { slug, cursor, limit }: { readonly slug: string; readonly cursor?: string | undefined; readonly limit: number },
): Promise<ReportList> {
  const { prisma } = platform.database
  const access = await readAccess(prisma, actor, slug)
  const { process } = access
  const stage = await presentStage(prisma, process.id, 'maintenance')
  const adoption = await adoptionOf(prisma, process.id)
  const wordings = adoption ? await readWordings(prisma, adoption.revisionId) : []
  const elements = wordings.map(({ id, number, handle, text }) => ({ id, number, handle, text }))
  const rows = await readReports(prisma, process.id, { below: numberCursor(cursor), limit: limit + 1 })
  const named = seesNames(access)
  const people = await findPeople(
    platform,
    rows.flatMap(({ authorId, decided }) => [
      ...(authorId && named ? [authorId] : []),
      ...(decided ? [decided.actorId] : []),
    ]),
  )
  const withheld = await readWithheld(
    prisma,
    rows.map(({ id }) => id),
  )
  const nameOf = (id: string | null | undefined) => people.find(person => person.id === id) ?? null
  return {
    ...listFrom(
      rows,
      limit,
      ({ id, number, text, state, elementId, authorId, writtenAt, decided }) => ({
        ...{ number, text: state === 'published' ? text : '', element: elementNamed(elements, elementId) },
        ...{ by: named ? nameOf(authorId) : null, at: writtenAt.toISOString() },
        decided: decided && {
          ...decisionTold(actor, decided, withheld.get(id)),
          ...{ outcome: decided.outcome, at: decided.at.toISOString(), by: nameOf(decided.actorId) },
        },
      }),
      ({ number }) => String(number),
    ),
    ...{ process: await headOf(prisma, process), adopted: await adoptedLabel(prisma, process), elements },
    mayReport: adoption !== null && mayActIn(access, stage),
    mayDecline: adoption !== null && mayActIn(access, stage, [...answerErrata]),
    mayIssue: adoption !== null && mayActIn(access, stage, ['public']) && can(actor, 'version:correct'),
    mayCall: mayActIn(access, stage, ['steward', 'facilitator']),
    mayStart: can(actor, 'process:start'),
  }
}

/** [PR352] What an erratum says is of a version, and is not hidden. */
function decisionTold(
  actor: Actor,
  { contributionId, outcome, reason, actorId }: ErratumDecision,
  row?: WithheldWords,
) {
  const { text, withheld } = toldTo(actor, row, { text: reason, own: actorId === actor.id })
  return { reason: text, withheld, words: outcome === 'declined' ? contributionId : null }
}
