import { closeRound } from '@fieldword/server/processes/round-commands.ts'
import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { aRating } from '../processes/support/a-rating.ts'
import { createTestApp } from '../support/app.ts'
import { emailOf } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { authorOf, twoPeople } from '../support/writing.ts'

/** A wiki in a process of its own with a panel of so many, all of whom rated ten elements in the first round but one. */
const raters = Number(process.argv[2])
const { platform, close } = await createTestPlatform()
const { member, publish } = await twoPeople(platform)
const { slug: page } = await authorOf(platform, member).makePage('A measured word', { kind: 'definition' })
const elements = Array.from({ length: 10 }, (_, index) =>
  element(`e${index + 1}`, `Part ${index + 1}`, `Words of part ${index + 1}.`),
)
await publish(page, doc(paragraph('p1', 'What it means.'), ...elements))
const strata = ['teachers', 'students', 'districts', 'states'].map(key => ({ key, name: key, target: null }))
const rating = await aRating(platform, { page, strata, raters: 1, charter: { smallestCell: 5 } })
const { prisma } = platform.database
await prisma.$executeRaw`CREATE TABLE copies AS SELECT number, gen_random_uuid() AS user_id FROM generate_series(2, ${raters}::int) number`
await prisma.$executeRaw`
    INSERT INTO users SELECT (jsonb_populate_record(account, jsonb_build_object('id', copies.user_id, 'name', 'Rater ' || number,
      'name_key', 'rater ' || number, 'email', 'rater' || number || '@example.org'))).*
    FROM copies CROSS JOIN users account WHERE account.id = ${rating.panel[0]?.id}::uuid`
await prisma.$executeRaw`
    INSERT INTO process_members (id, process_id, user_id, role, granted_by_id, granted_at)
    SELECT gen_random_uuid(), ${rating.id}::uuid, user_id, 'panel', ${rating.steward.id}::uuid, now() FROM copies`
await prisma.$executeRaw`
    INSERT INTO ratings (round_id, user_id, element_id, turn, value, reason, wording_hash, stratum, first, at)
    SELECT round.id, user_id, wording->>'id', 1, 1 + floor(9 * sqrt(random())), CASE WHEN number % 5 = 0 THEN 'A reason of some length.' ELSE '' END,
      wording->>'hash', (ARRAY['teachers', 'students', 'districts', 'states'])[1 + number % 4], wording->>'id' = 'e1', now()
    FROM copies, rating_rounds round, jsonb_array_elements(round.frozen->'wordings') wording WHERE round.process_id = ${rating.id}::uuid`
await prisma.$executeRaw`ANALYZE`
const app = await createTestApp(platform)
const [rater] = rating.panel
process.send?.({ port: new URL(app.url).port, slug: rating.slug, email: rater ? emailOf(rater) : '' })
process.on('message', async () => {
  const begun = performance.now()
  await closeRound(platform, rating.steward, { slug: rating.slug, round: 1 })
  process.send?.({ closed: performance.now() - begun })
})
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})
