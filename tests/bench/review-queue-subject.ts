import { createTestApp } from '../support/app.ts'
import { aModerator, emailOf } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'

/** A wiki in a process of its own with so many open proposals, each the first text of a page; the last few were proposed as any. */
const open = Number(process.argv[2])
/** Decided on while it is measured. */
const real = 60
const { platform, close } = await createTestPlatform()
const { author } = await twoPeople(platform)
const moderator = await aModerator(platform, 'Measuring Moderator')
const first = await author.makePage('Proposal 0')
const review = await author.propose(first.slug, textOf('A text that waits.'))
const { prisma } = platform.database
await prisma.$executeRaw`
    CREATE TABLE copies AS SELECT number, gen_random_uuid() AS page_id, gen_random_uuid() AS revision_id,
      gen_random_uuid() AS review_id FROM generate_series(1, ${Math.max(0, open - real)}::int) number`
await prisma.$executeRaw`
    INSERT INTO pages SELECT (jsonb_populate_record(page, jsonb_build_object('id', copies.page_id, 'slug', 'copy-' || number,
      'title', 'Copy ' || number, 'title_key', 'copy ' || number, 'position', number + 10))).*
    FROM copies CROSS JOIN pages page WHERE page.id = ${first.id}::uuid`
await prisma.$executeRaw`
    INSERT INTO revisions SELECT (jsonb_populate_record(revision, jsonb_build_object('id', copies.revision_id, 'page_id', copies.page_id))).*
    FROM copies CROSS JOIN revisions revision WHERE revision.id IN (SELECT revision_id FROM reviews WHERE id = ${review.id}::uuid)`
await prisma.$executeRaw`
    INSERT INTO reviews SELECT (jsonb_populate_record(review, jsonb_build_object('id', copies.review_id, 'page_id', copies.page_id,
      'revision_id', copies.revision_id, 'opened_at', review.opened_at - number * interval '1 minute'))).*
    FROM copies CROSS JOIN reviews review WHERE review.id = ${review.id}::uuid`
await prisma.$executeRaw`
    INSERT INTO review_facts SELECT (jsonb_populate_record(facts, jsonb_build_object('review_id', copies.review_id,
      'size', number * 7919 % 5000, 'hints', CASE WHEN number % 50 = 0 THEN ARRAY['first-edit'] ELSE ARRAY[]::text[] END))).*
    FROM copies CROSS JOIN review_facts facts WHERE facts.review_id = ${review.id}::uuid`
for (let made = 1; made < Math.min(open, real); made++) {
  const { slug } = await author.makePage(`Proposal ${made}`)
  await author.propose(slug, textOf(`Text ${made} that waits.`))
}
await prisma.$executeRaw`ANALYZE`
const app = await createTestApp(platform)
process.send?.({ port: new URL(app.url).port, email: emailOf(moderator) })
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})
