import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { answerSurvey } from '@fieldword/server/processes/answering-survey-commands.ts'
import { comment } from '@fieldword/server/processes/comment-commands.ts'
import { rate } from '@fieldword/server/processes/rating-commands.ts'
import { takeStance } from '@fieldword/server/processes/stance-commands.ts'
import { castVote } from '@fieldword/server/processes/voting-commands.ts'
import { commentOf, type Field, groupOf, manyPeople, ratingOf, saysWhy, votesAgainst, whyOf } from './field.ts'

/** Connections of a test's pool that people act over at once. */
const atOnce = 4

/** How many of so many do what: the first of them answer, the last comment, so that everybody takes part. */
export function doing(people: number) {
  return { answering: people / 2, commenting: people * 0.6, rating: people * 0.3, voting: people * 0.3 }
}

/** A field of so many, each of whom acts as by the API. */
export async function actingField(platform: Platform, count: number): Promise<Field> {
  const people = await manyPeople(platform, count)
  const { answering, commenting, rating, voting } = doing(count)
  return {
    people,
    answer: ({ process: { slug } }) =>
      each(people.slice(0, answering), (person, at) => {
        const answers = { use: 'yes', ...(saysWhy(at) && { why: whyOf(at) }) }
        return answerSurvey(platform, person, { slug, answers, submit: true, stratum: groupOf(at) })
      }),
    async comment({ process: { slug } }, elements) {
      const said = await each(people.slice(-commenting), (person, at) => {
        const wish = { slug, ...commentOf(at, elements), ...plain, stratum: groupOf(at) }
        return comment(platform, person, wish)
      })
      await each(people.slice(0, commenting / 3), (person, at) =>
        takeStance(platform, person, { slug, number: said[at]?.number ?? 0, stance: 'agree' }),
      )
    },
    rate: ({ process: { slug } }, round, { elements }) =>
      each(people.slice(0, rating), (person, at) => {
        const ratings = elements.map(({ id: element, hash }, place) => {
          return { element, hash, value: ratingOf(at, place, round), reason: '' }
        })
        return rate(platform, person, { slug, round, ratings })
      }),
    vote: ({ process: { slug } }, { textHash }) =>
      each(people.slice(0, voting), (person, at) => {
        const vote = votesAgainst(at) ? { choice: 'reject' as const, reason: 'Too long.' } : approving
        return castVote(platform, person, { slug, textHash, ...vote })
      }),
  }
}

const plain = { words: null, from: null, replaces: null }
const approving = { choice: 'approve', reason: '' } as const

/** Lets people act, a few at once. Answers in their order. */
async function each<Done>(
  people: readonly SignedIn[],
  act: (person: SignedIn, place: number) => Promise<Done>,
): Promise<Done[]> {
  const done: Done[] = []
  for (let start = 0; start < people.length; start += atOnce) {
    const some = people.slice(start, start + atOnce)
    done.push(...(await Promise.all(some.map((person, at) => act(person, start + at)))))
  }
  return done
}
