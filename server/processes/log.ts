import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { decisions, repeated, repeating } from '@fieldword/shared/processes/log.ts'
import type { LoggedEventView } from '@fieldword/shared/processes/log-contract.ts'
import type { WordsKind } from '@fieldword/shared/processes/withholding-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import type { ProcessEvent } from '../platform/database/client/client.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess } from './access.ts'
import { namesPeople } from './names.ts'
import { readLog, readStages } from './queries.ts'
import { readWithheld, standsElsewhere, toldTo } from './withholding-queries.ts'

interface LogAsked {
  readonly slug: string
  readonly cursor?: string | undefined
  readonly limit: number
  readonly decisionsOnly: 'true' | 'false'
}

/** [PR7] What happened in a process, newest first. */
export async function listLog(platform: Platform, actor: Actor, asked: LogAsked): Promise<List<LoggedEventView>> {
  const { prisma: tx } = platform.database
  const access = await readAccess(tx, actor, asked.slug)
  const { process } = access
  const kinds = asked.decisionsOnly === 'true' ? decisions : null
  const part = { before: numberCursor(asked.cursor), limit: asked.limit + 1, kinds }
  const [rows, stages] = await Promise.all([readLog(tx, process.id, part), readStages(tx, process.id)])
  const [people, withheld] = await Promise.all([
    findPeople(platform, [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))]),
    readWithheld(
      tx,
      rows.map(row => wordsOf(row).id),
    ),
  ])
  return listFrom(
    rows,
    asked.limit,
    row => {
      const { number, at, kind, actorId, stageId, reason } = row
      const words = wordsOf(row)
      const own = actorId !== null && actorId === actor.id
      const told = toldTo(actor, withheld.get(words.id), { text: reason, own })
      const { words: _, ...kept } = row.data as Record<string, unknown>
      const data = told.instead === null ? kept : withoutWords(kept)
      const unnamed = actorId !== null && !isNamed(access, kind)
      const stage = stages.find(({ id }) => id === stageId)
      return {
        ...{ number, at: at.toISOString(), kind, reason: told.text, withheld: told.withheld, unnamed },
        words: saysSomething(row) ? words : null,
        by: unnamed ? null : (people.find(({ id }) => id === actorId) ?? null),
        stage: stage ? { id: stage.id, position: stage.position, kind: stage.kind, title: stage.title } : null,
        // Written by this slice alone.
        data: unnamed ? withoutPeople(data) : data,
      }
    },
    ({ number }) => String(number),
  )
}

/** By what the words of an event are withheld: its own, or those that it repeats. */
function wordsOf({ id, kind, data }: Pick<ProcessEvent, 'id' | 'kind' | 'data'>): {
  readonly kind: WordsKind
  readonly id: string
} {
  const elsewhere = standsElsewhere(data)
  return elsewhere === null ? { kind: 'event', id } : { kind: repeated[kind] ?? 'event', id: elsewhere }
}

/** Whether somebody said words in it that can go from the log. */
function saysSomething({ kind, actorId, reason, data }: ProcessEvent): boolean {
  return (
    actorId !== null &&
    !repeating.includes(kind) &&
    (reason !== '' || said.some(key => Object.hasOwn(data as object, key)))
  )
}

/** What an event says beside its reason: what was decided, what a meeting is called, and what was known of it before. */
const said = ['text', 'before']

function withoutWords(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !said.includes(key)))
}

/** [PR39] Whoever runs a process stands under its decisions; all others by name only where the charter names people. */
function isNamed({ process, involved }: Access, kind: string): boolean {
  if ((decisions as readonly string[]).includes(kind)) return true
  return namesPeople(process.charter, involved)
}

function withoutPeople({ userId: _user, ...data }: Record<string, unknown>): Record<string, unknown> {
  return data
}
