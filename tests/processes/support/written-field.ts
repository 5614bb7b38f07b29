import type { Platform } from '@fieldword/server/platform/platform.ts'
import { insertContributions, type NewContribution } from '@fieldword/server/processes/contributing-commands.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import {
  type Asked,
  commentOf,
  type Field,
  groupOf,
  manyPeople,
  ratingOf,
  saysWhy,
  votesAgainst,
  whyOf,
} from './field.ts'

/**
 * A field of so many of whom everybody answers, comments twice, rates every element and votes. It is written in sets: 75,000 acts one by
 * one would take longer than all that is measured. What is numbered and hashed is so by the one writer there is.
 */
export async function writtenField(platform: Platform, count: number): Promise<Field> {
  const people = await manyPeople(platform, count)
  const ids = people.map(({ id }) => id)
  const strata = people.map((_, at) => groupOf(at))
  const { prisma } = platform.database
  return {
    people,
    async answer(asked) {
      const { processId, stageId } = await stageOf(asked, 'input')
      await prisma.$executeRaw`
        INSERT INTO process_participants (process_id, user_id, stratum, joined_at)
        SELECT ${processId}::uuid, user_id, stratum, now() FROM unnest(${ids}::uuid[], ${strata}::text[]) person (user_id, stratum)`
      await prisma.$executeRaw`
        INSERT INTO survey_answers (id, process_id, stage_id, user_id, stratum, answers, state, saved_at, submitted_at)
        SELECT gen_random_uuid(), ${processId}::uuid, ${stageId}::uuid, user_id, stratum, '{"use": "yes"}', 'submitted', now(), now()
        FROM unnest(${ids}::uuid[], ${strata}::text[]) person (user_id, stratum)`
      const said = people.flatMap(({ id }, at) => (saysWhy(at) ? [{ by: id, at, text: whyOf(at) }] : []))
      await write(
        asked,
        'input',
        said.map(({ by, at, text }) => inWords(by, at, text)),
      )
    },
    async comment(asked, elements) {
      const twice = [...people, ...people]
      await write(
        asked,
        'comment',
        twice.map(({ id }, at) => {
          const { element, ...said } = commentOf(at, elements)
          return { kind: 'comment', authorId: id, stratum: groupOf(at % count), elementId: element, ...said }
        }),
      )
      const { stageId } = await stageOf(asked, 'comment')
      await prisma.$executeRaw`
        INSERT INTO contribution_stances (contribution_id, user_id, kind, at)
        SELECT said.id, person.user_id, 'agree', now()
        FROM unnest(${ids}::uuid[]) WITH ORDINALITY person (user_id, place)
        JOIN contributions said ON said.stage_id = ${stageId}::uuid AND said.number % 997 = person.place % 997 AND said.author_id <> user_id`
    },
    async rate(asked, round, { elements }) {
      const { stageId } = await stageOf(asked, 'rating')
      const said = elements.map(({ id, hash }, at) => ({
        id,
        hash,
        values: ids.map((_, person) => ratingOf(person, at, round)),
      }))
      for (const [at, { id, hash, values }] of said.entries()) {
        await prisma.$executeRaw`
          INSERT INTO ratings (round_id, user_id, element_id, turn, value, reason, wording_hash, stratum, first, at)
          SELECT round.id, user_id, ${id}, 1, value, CASE WHEN value = 5 THEN 'A reason of some length.' ELSE '' END, ${hash}, stratum,
            ${at === 0}, now()
          FROM rating_rounds round, unnest(${ids}::uuid[], ${strata}::text[], ${values}::int[]) person (user_id, stratum, value)
          WHERE round.stage_id = ${stageId}::uuid AND round.number = ${round}::int`
      }
    },
    async vote(asked, { textHash }) {
      const { stageId } = await stageOf(asked, 'adoption')
      const against = people.map((_, at) => votesAgainst(at))
      await prisma.$executeRaw`
        INSERT INTO ballot_votes (stage_id, user_id, number, choice, reason, text_hash, at)
        SELECT ${stageId}::uuid, user_id, 1, CASE WHEN against THEN 'reject' ELSE 'approve' END::ballot_choice,
          CASE WHEN against THEN 'Too long.' ELSE '' END, ${textHash}, now()
        FROM unnest(${ids}::uuid[], ${against}::boolean[]) person (user_id, against)`
    },
    nameAnswers: ({ process: { id, page } }, { number, editor }) => prisma.$executeRaw`
      INSERT INTO disposition_changes (id, disposition_id, revision_id, element_id, added_by_id, added_at)
      SELECT gen_random_uuid(), answer.id, revision.id, input.element_id, ${editor.id}::uuid, now()
      FROM dispositions answer JOIN contributions input ON input.id = answer.contribution_id
      JOIN pages page ON page.slug = ${page} JOIN revisions revision ON revision.page_id = page.id AND revision.number = ${number}::int
      WHERE answer.process_id = ${id}::uuid AND answer.state = 'confirmed' AND answer.kind = 'accepted' AND input.element_id IS NOT NULL`,
  }
}

type Said = Omit<NewContribution, 'processId' | 'stageId' | 'revisionId'>

const inWords = (authorId: string, at: number, text: string): Said => {
  return { kind: 'input', type: 'general', authorId, stratum: groupOf(at), text }
}

async function write(asked: Asked, kind: StageKind, said: readonly Said[]): Promise<void> {
  const { platform } = asked
  const { processId, stageId, revisionId } = await stageOf(asked, kind)
  await platform.database.inTransaction(tx =>
    insertContributions(
      tx,
      platform,
      processId,
      said.map(one => ({ ...one, processId, stageId, revisionId })),
    ),
  )
}

async function stageOf({ platform, process }: Asked, kind: StageKind) {
  const stageId = await process.stage(kind)
  const { prisma } = platform.database
  const { inputRevisionId: revisionId } = await prisma.processStage.findUniqueOrThrow({ where: { id: stageId } })
  return { processId: process.id, stageId, revisionId }
}
