import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import type { ContributionType } from '@fieldword/shared/processes/vocabulary.ts'
import { aMember } from '../../support/people.ts'
import type { TestProcess } from './a-process.ts'

/** What a field that takes part in a process knows of it. */
export interface Asked {
  readonly platform: Platform
  readonly process: TestProcess
}

/** Some text that people say something about, as a stage works on it. */
export interface Frozen {
  readonly textHash: string
  readonly elements: readonly { readonly id: string; readonly hash: string }[]
}

/**
 * People in numbers, and all that they do in a process: each by themselves (`acting-field.ts`), or set by set, as rows like those that
 * acting leaves (`written-field.ts`), where so many acts would take longer than what is to be looked at.
 */
export interface Field {
  readonly people: readonly SignedIn[]
  answer(asked: Asked): Promise<unknown>
  comment(asked: Asked, elements: readonly string[]): Promise<unknown>
  rate(asked: Asked, round: number, text: Frozen): Promise<unknown>
  vote(asked: Asked, text: Frozen): Promise<unknown>
  /** Of each element, all answers that accept what was said of it; two, one by one, where it says nothing of this. */
  nameAnswers?(asked: Asked, named: Named): Promise<unknown>
}

/** A revision that answers name, and who names it. */
export interface Named {
  readonly number: number
  readonly editor: SignedIn
}

export const groups = ['teachers', 'students', 'districts', 'states'] as const

/** Everybody is of one of the groups, in turn. */
export const groupOf = (person: number) => groups[person % groups.length] ?? groups[0]

/** One in ten has something to say in words. */
export const saysWhy = (person: number) => person % 10 === 0

export const whyOf = (person: number) => `What person ${person} misses in the word as it is.`

const types: readonly ContributionType[] = ['wording', 'structure', 'meaning', 'question', 'evidence', 'general']

/** The same comment whenever it is asked for by its place: on an element in turn, one in eleven on the whole. */
export function commentOf(place: number, elements: readonly string[]) {
  const element = place % 11 === 10 ? null : (elements[place % elements.length] ?? null)
  return {
    element,
    type: types[place % types.length] ?? 'general',
    text: `Comment ${place}: it does not say ${place % 500} yet, and it should, because ${place % 7} of us found it unclear.`,
    proposedText: place % 3 === 0 ? `Say ${place % 500} in it.` : null,
  }
}

/** Between 5 and 9, and less far apart in a later round. */
export const ratingOf = (person: number, element: number, round: number) =>
  9 - ((person * 7 + element * 3) % (6 - round))

/** One in nine is against it. */
export const votesAgainst = (person: number) => person % 9 === 8

/** So many accounts, copied from one that was made: making one hashes a password, which is meant to be slow. */
export async function manyPeople(platform: Platform, count: number): Promise<SignedIn[]> {
  const first = await aMember(platform, 'Participant 0')
  const { prisma } = platform.database
  await prisma.$executeRaw`
    INSERT INTO users SELECT (jsonb_populate_record(account, jsonb_build_object('id', gen_random_uuid(), 'name', 'Participant ' || number,
      'name_key', 'participant ' || number, 'email', 'participant.' || number || '@example.org'))).*
    FROM generate_series(1, ${count - 1}::int) number CROSS JOIN users account WHERE account.id = ${first.id}::uuid`
  const rows = await prisma.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM users WHERE name_key LIKE 'participant %' ORDER BY length(name), name`
  return rows.map(({ id, name }) => ({ ...first, id, name }))
}
