import type { InputRef, Speaker } from '@fieldword/shared/processes/answering-parts.ts'
import { findPeople } from '../../accounts/index.ts'
import type { Contribution } from '../../platform/database/client/client.ts'
import type { Tx } from '../../platform/database/prisma.ts'
import type { Platform } from '../../platform/platform.ts'

type Person = Awaited<ReturnType<typeof findPeople>>[number]
export type People = ReadonlyMap<string, Person>

/** People by id; one question for a whole list. */
export async function peopleOf(platform: Platform, ids: readonly (string | null)[]): Promise<People> {
  const known = ids.filter(id => id !== null)
  if (known.length === 0) return new Map()
  return new Map((await findPeople(platform, known)).map(person => [person.id, person]))
}

/** Contributions by id. */
export async function readInputs(tx: Tx, ids: readonly string[]): Promise<Map<string, Contribution>> {
  const rows = await tx.contribution.findMany({ where: { id: { in: [...ids] } } })
  return new Map(rows.map(row => [row.id, row]))
}

/** [PR123] Who said it, where the charter lets it be told. */
export function speakerOf(
  { authorId, source }: Pick<Contribution, 'authorId' | 'source'>,
  people: People,
  seesNames: boolean,
): Speaker {
  if (!seesNames) return { person: null, name: '' }
  const named = source as { name?: unknown } | null
  return {
    person: people.get(authorId ?? '') ?? null,
    name: authorId === null && typeof named?.name === 'string' ? named.name : '',
  }
}

/** What is withdrawn, hidden or destroyed is told of without its words, and without whose it was. */
export function inputRefOf(row: Contribution, people: People, seesNames: boolean): InputRef {
  const isShown = row.state === 'published'
  return {
    number: row.number,
    kind: row.kind,
    type: row.type,
    state: row.state,
    elementId: row.elementId,
    text: isShown ? row.text : '',
    proposedText: isShown ? row.proposedText : null,
    by: speakerOf(row, people, seesNames && isShown),
    writtenAt: row.writtenAt.toISOString(),
  }
}
