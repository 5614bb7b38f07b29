import { defineConfig } from 'prisma/config'

// `prisma generate` only checks that a schema engine exists; pointing it at a binary that is always there keeps
// set-up free of downloads. Migrations are applied by server/platform/database, which needs no engine.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
