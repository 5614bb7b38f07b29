import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import { changesBetween } from '@fieldword/shared/processes/changes.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { RefusalError } from '../platform/errors.ts'
import { sha256 } from '../platform/sha256.ts'
import { type Check, type Damage, inParts } from '../platform/verifying.ts'
import { partsOf } from './all-parts.ts'
import { readChanges } from './change-queries.ts'
import { contributionHash } from './contributing-commands.ts'
import { frozenTexts } from './frozen-texts.ts'
import { type ProcessRow, readStages, type StageRow } from './queries.ts'
import { readTraced } from './traced-texts.ts'

const some = 50
const many = 500
const remedy = 'Compare with a backup and correct the rows.'

/** [PR335] Processes: that their logs and what was said in them have no gap, and every figure that was kept can be made again. */
export const processesCheck: Check = {
  things: 'processes',
  async *look({ prisma }) {
    const read = (last: ProcessRow | null) =>
      prisma.process.findMany({ where: last ? { id: { gt: last.id } } : {}, orderBy: { id: 'asc' }, take: some })
    for await (const part of inParts<ProcessRow>(read)) {
      for (const process of part) yield await wrongIn(prisma, process)
    }
  },
}

/** [PR335] What was said: that it is as it was hashed. */
export const contributionsCheck: Check = {
  things: 'contributions',
  async *look({ prisma }) {
    type Row = Awaited<ReturnType<typeof read>>[number]
    const read = (last: { readonly id: string } | null) =>
      prisma.contribution.findMany({
        where: last ? { id: { gt: last.id } } : {},
        orderBy: { id: 'asc' },
        take: many,
        include: { process: { select: { slug: true } } },
      })
    for await (const part of inParts<Row>(read)) {
      for (const { number, process, state, text, proposedText, hash } of part) {
        const isAsSaid = state === 'redacted' || contributionHash(text, proposedText) === hash
        const what = `contribution ${number} of process ${process.slug}`
        yield isAsSaid ? [] : [{ what, problem: 'Its hash differs from what it says.', remedy }]
      }
    }
  },
}

async function wrongIn(tx: Tx, process: ProcessRow): Promise<Damage[]> {
  const stages = await readStages(tx, process.id)
  const problems = [...(await gaps(tx, process)), ...(await wrongTexts(tx, process, stages))]
  for (const stage of stages) problems.push(...(await wrongStage(tx, process, stage)))
  return problems.map(problem => ({ what: `process ${process.slug} (${process.id})`, problem, remedy }))
}

/** [PR7] [PR20] Numbers from 1 to what the process says, each once. */
async function gaps(tx: Tx, { id, events, contributions }: ProcessRow): Promise<string[]> {
  const [[logged], [said]] = await Promise.all([
    tx.$queryRaw<{ count: bigint; last: number | null }[]>`
      SELECT count(*) AS count, max(number) AS last FROM process_events WHERE process_id = ${id}::uuid`,
    tx.$queryRaw<{ count: bigint; last: number | null }[]>`
      SELECT count(*) AS count, max(number) AS last FROM contributions WHERE process_id = ${id}::uuid`,
  ])
  const whole = (of: { count: bigint; last: number | null } | undefined, counted: number) =>
    Number(of?.count) === counted && (of?.last ?? 0) === counted
  return [
    ...(whole(logged, events) ? [] : ['Its log has a gap, or is not as long as it says.']),
    ...(whole(said, contributions) ? [] : ['What was said in it has a gap, or is not as much as it says.']),
  ]
}

/** [PR9] [PR15] What was kept of a stage is what its hash says, and what can be made again from what is stored. */
async function wrongStage(tx: Tx, process: ProcessRow, stage: StageRow): Promise<string[]> {
  const problems: string[] = []
  const { title, position, plan, planHash, report, reportHash, kind } = stage
  const name = `Stage ${position}, ${title}`
  if (planHash !== null && sha256(canonicalValue(plan)) !== planHash)
    problems.push(`${name}: its plan is not the one it locked.`)
  if (reportHash === null || report === null) return problems
  if (sha256(canonicalValue(report)) !== reportHash) problems.push(`${name}: its report is not the one that was kept.`)
  const again = await orText(() => partsOf[kind].rederived?.({ tx, process, stage }))
  if (again !== undefined && sha256(canonicalValue(again)) !== reportHash) {
    problems.push(`${name}: from what is stored its report comes out otherwise.`)
  }
  return problems
}

/** [PR261] The changes between its texts are those that the texts give. A text that was hidden or destroyed gives none. */
async function wrongTexts(tx: Tx, process: ProcessRow, stages: readonly StageRow[]): Promise<string[]> {
  const problems: string[] = []
  const texts = frozenTexts(process, stages)
  for (const [at, { revisionId: toRevisionId }] of texts.entries()) {
    const fromRevisionId = texts[at - 1]?.revisionId
    if (!fromRevisionId) continue
    const rows = await readChanges(tx, { processId: process.id, fromRevisionId, toRevisionId })
    const told = rows.map(({ operation, before, after, beforeText, afterText, class: of }) => ({
      ...{ operation, before, after, beforeText, afterText, class: of },
    }))
    const again = await orText(async () =>
      changesBetween(await readTraced(tx, fromRevisionId), await readTraced(tx, toRevisionId)),
    )
    if (again && canonicalValue(told) !== canonicalValue(again.atoms)) {
      problems.push(`The changes that led to its text ${at} are not those between the two texts.`)
    }
  }
  return problems
}

/** Nothing where a text may not be shown. */
async function orText<Answer>(make: () => Answer | Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await make()
  } catch (error) {
    if (error instanceof RefusalError && ['text-hidden', 'text-redacted'].includes(error.refusal.code)) return undefined
    throw error
  }
}
