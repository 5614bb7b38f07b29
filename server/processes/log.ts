import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { decisions } from '@fieldword/shared/processes/log.ts'
import type { LoggedEventView } from '@fieldword/shared/processes/log-contract.ts'
import { findPeople } from '../accounts/index.ts'
import { listFrom, numberCursor } from '../platform/cursor.ts'
import type { Platform } from '../platform/platform.ts'
import { type Access, readAccess } from './access.ts'
import { namesPeople } from './names.ts'
import { readLog, readStages } from './queries.ts'

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
  const people = await findPeople(platform, [...new Set(rows.flatMap(({ actorId }) => actorId ?? []))])
  return listFrom(
    rows,
    asked.limit,
    ({ number, at, kind, actorId, stageId, reason, data }) => {
      const unnamed = actorId !== null && !isNamed(access, kind)
      const stage = stages.find(({ id }) => id === stageId)
      return {
        ...{ number, at: at.toISOString(), kind, reason, unnamed },
        by: unnamed ? null : (people.find(({ id }) => id === actorId) ?? null),
        stage: stage ? { id: stage.id, position: stage.position, kind: stage.kind, title: stage.title } : null,
        // Written by this slice alone.
        data: unnamed ? withoutPeople(data as Record<string, unknown>) : (data as Record<string, unknown>),
      }
    },
    ({ number }) => String(number),
  )
}

/** [PR39] Whoever runs a process stands under its decisions; all others by name only where the charter names people. */
function isNamed({ process, involved }: Access, kind: string): boolean {
  if ((decisions as readonly string[]).includes(kind)) return true
  return namesPeople(process.charter, involved)
}

function withoutPeople({ userId: _user, ...data }: Record<string, unknown>): Record<string, unknown> {
  return data
}
