import { aProcess, closeStage, giveRole, openStage } from '../processes/support/a-process.ts'
import { say } from '../processes/support/saying.ts'
import { createTestApp } from '../support/app.ts'
import { aMember, emailOf } from '../support/people.ts'
import { createTestPlatform } from '../support/platform.ts'

/** A wiki in a process of its own with a process of so many comments, four fifths of them answered. */
const count = Number(process.argv[2])
const { platform, close } = await createTestPlatform()
const { prisma } = platform.database
const measured = await aProcess(platform, { stages: ['comment', 'disposition'] })
const editor = await giveRole(platform, measured, 'editor', await aMember(platform, 'Measuring Editor'))
const second = await giveRole(platform, measured, 'editor')
const author = await aMember(platform)
const comments = await openStage(platform, measured, 'comment')
await say(platform, measured, comments, { by: author, text: 'A comment that is copied.', elementId: 'e1' })
await prisma.$executeRaw`
    INSERT INTO contributions SELECT (jsonb_populate_record(input, jsonb_build_object('id', gen_random_uuid(), 'number', number,
      'type', (ARRAY['wording', 'structure', 'meaning', 'question', 'evidence', 'general'])[1 + number % 6],
      'element_id', (ARRAY['e1', 'e2', NULL])[1 + number % 3],
      'text', 'Comment ' || number || ' about ' || md5((number % 500)::text) || ' and ' || md5((number % 7)::text)))).*
    FROM generate_series(2, ${count}::int) number CROSS JOIN contributions input WHERE input.process_id = ${measured.id}::uuid`
await prisma.process.update({ where: { id: measured.id }, data: { contributions: count } })
await closeStage(platform, measured, 'comment')
const stageId = await openStage(platform, measured, 'disposition')
await prisma.$executeRaw`
    INSERT INTO dispositions (id, process_id, stage_id, contribution_id, part, kind, rationale, state, proposed_by_id, proposed_at, settled_by_id, settled_at)
    SELECT gen_random_uuid(), process_id, ${stageId}::uuid, id, 0,
      (ARRAY['accepted', 'accepted_in_part', 'declined'])[1 + number % 3]::disposition_kind, 'A reason.', 'confirmed',
      ${editor.id}::uuid, now(), ${second.id}::uuid, now()
    FROM contributions WHERE process_id = ${measured.id}::uuid AND number % 5 > 0`
await prisma.$executeRaw`ANALYZE`
const app = await createTestApp(platform)
process.send?.({ port: new URL(app.url).port, email: emailOf(editor), slug: measured.slug })
process.on('disconnect', async () => {
  await app.close()
  await close()
  process.exit(0)
})
