import { readCsv } from '@fieldword/shared/kernel/csv-reading.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { wordsOf } from '@fieldword/shared/processes/answers.ts'
import { strata } from '@fieldword/shared/processes/charter.ts'
import type { ContributionFileView } from '@fieldword/shared/processes/files-contract.ts'
import {
  type ReadAnswers,
  type ReadComment,
  type ReadFile,
  readAnswers,
  readComments,
} from '@fieldword/shared/processes/import-rows.ts'
import { inputPlan } from '@fieldword/shared/processes/stages/input.ts'
import { findPeople } from '../accounts/index.ts'
import { numberCursor } from '../platform/cursor.ts'
import type { ContributionFile } from '../platform/database/client/client.ts'
import type { Tx } from '../platform/database/prisma.ts'
import { refuseWith } from '../platform/errors.ts'
import { demand } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { readAccess } from './access.ts'
import { whoEnters } from './entering-commands.ts'
import { findFile, readTakenReferences } from './file-queries.ts'
import type { ProcessRow, StageRow } from './queries.ts'
import { readStageTexts, type StageText } from './texts.ts'

/** What a file says, read against the stage it was brought to. */
export type FileRead =
  | { readonly kind: 'comments'; readonly read: ReadFile<ReadComment>; readonly text: StageText | null }
  | { readonly kind: 'answers'; readonly read: ReadFile<ReadAnswers>; readonly text: StageText | null }

/** [PR80] */
export async function readBrought(
  tx: Tx,
  process: ProcessRow,
  stage: StageRow,
  { kind, text: csv }: ContributionFile,
): Promise<FileRead> {
  const { inputRevisionId } = stage
  const texts = await readStageTexts(tx, inputRevisionId ? [inputRevisionId] : [])
  const text = texts.get(inputRevisionId ?? '') ?? null
  const context = {
    elements: text?.wordings ?? [],
    strata: strata.parse(process.strata),
    questions: kind === 'answers' ? inputPlan.parse(stage.plan).questions : [],
  }
  return kind === 'comments'
    ? { kind, text, read: readComments(readCsv(csv), context) }
    : { kind, text, read: readAnswers(readCsv(csv), context) }
}

interface Wish {
  readonly slug: string
  readonly id: string
  readonly cursor?: string | undefined
  readonly limit: number
  readonly show: 'all' | 'faulty'
}

/** [PR80] What would be taken of a file, and what is wrong with it, row by row. */
export async function viewFile(platform: Platform, actor: Actor, wish: Wish): Promise<ContributionFileView> {
  const { prisma } = platform.database
  const { process, involved } = await readAccess(prisma, actor, wish.slug)
  demand(actor, 'process:act', { involved, who: whoEnters })
  const found = await findFile(prisma, process.id, wish.id)
  if (!found) return refuseWith('not-found')
  const { file, stage } = found
  const [broughtBy] = await findPeople(platform, [file.broughtById])
  const told = {
    ...{ id: file.id, kind: file.kind, name: file.name, state: file.state, broughtBy: broughtBy ?? null },
    broughtAt: file.broughtAt.toISOString(),
  }
  if (file.state !== 'previewed') {
    const counts = { rows: file.taken, fresh: file.taken, known: 0, faulty: 0 }
    return { ...told, fault: null, unknown: [], counts, rows: [], nextCursor: null }
  }
  const { read } = await readBrought(prisma, process, stage, file)
  const known = await readTakenReferences(prisma, stage.id, file.kind)
  const rows = read.rows.map(({ line, said, problems }) => ({
    line,
    reference: said?.reference ?? '',
    said: said ? saidOf(said) : '',
    problems: [...problems],
    known: said !== null && known.has(said.reference),
  }))
  const faulty = rows.filter(({ problems }) => problems.length > 0)
  const after = numberCursor(wish.cursor) ?? 0
  const shown = (wish.show === 'faulty' ? faulty : rows).filter(({ line }) => line > after)
  const part = shown.slice(0, wish.limit)
  return {
    ...told,
    ...{ fault: read.fault, unknown: [...read.unknown], rows: part },
    counts: {
      ...{ rows: rows.length, faulty: faulty.length },
      known: rows.filter(row => row.known).length,
      fresh: rows.filter(row => !row.known && row.problems.length === 0).length,
    },
    nextCursor: shown.length > part.length ? String(part.at(-1)?.line) : null,
  }
}

function saidOf(said: ReadComment | ReadAnswers): string {
  const words = 'text' in said ? said.text : Object.values(said.answers).map(wordsOf).filter(Boolean).join(' · ')
  return words.length > 200 ? `${words.slice(0, 199).toWellFormed()}…` : words
}
