import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedPostgres } from '@fieldword/server/platform/database/embedded.ts'
import { migrate } from '@fieldword/server/platform/database/migrations.ts'
import { schemaDifference } from '@fieldword/tests/support/schema-difference.ts'

// Prints the SQL that leads from the newest migration to the models: the draft of the next migration.
const directory = mkdtempSync(join(tmpdir(), 'fieldword-draft-'))
const postgres = await startEmbeddedPostgres({ directory, durable: false })
try {
  await migrate(postgres.url)
  console.log((await schemaDifference(postgres.url)) || '-- The migrations and the models agree.')
} finally {
  await postgres.destroy()
}
