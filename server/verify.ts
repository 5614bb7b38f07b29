import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checks } from './checks.ts'
import { type Config, readConfig } from './platform/config.ts'
import { startEmbeddedPostgres } from './platform/database/embedded.ts'
import { demandMigrated } from './platform/database/migrations.ts'
import { createDatabase } from './platform/database/prisma.ts'
import { explainStart, StartFailure } from './platform/start-failure.ts'
import { conclusion, lineReporter } from './platform/verify-report.ts'
import { verify } from './platform/verifying.ts'

// npm run verify: looks at everything that is stored, changes nothing, and ends with 0 where all is as it should be, with 1
// where something is damaged, with 2 where it could not look.
const root = join(import.meta.dirname, '..')
const nothingHere = 'There is no database here yet: start the wiki once, or set DATABASE_URL.'
let config: Config | null = null
try {
  config = readConfig(process.env, root)
  process.exitCode = await run(config)
} catch (error) {
  console.error(explainStart(error, config ? { ...config, databaseLog: '' } : null) ?? error)
  process.exitCode = 2
}

async function run({ databaseUrl, directory }: Config): Promise<number> {
  if (databaseUrl) return look(databaseUrl)
  if (!existsSync(join(directory, 'postgres.json'))) throw new StartFailure(nothingHere)
  const postgres = await startEmbeddedPostgres({ directory })
  try {
    return await look(postgres.url)
  } finally {
    await postgres.stop()
  }
}

async function look(url: string): Promise<number> {
  await demandMigrated(url)
  const database = createDatabase(url, { connections: 2 })
  try {
    const verified = await verify(database, checks, reporter())
    console.log(conclusion(verified))
    return verified.damages === 0 ? 0 : 1
  } finally {
    await database.close()
  }
}

/** What was found goes to who keeps it, how far it is to who watches: in one line over itself, or in few lines where none can be. */
function reporter() {
  const { stdout, stderr } = process
  if (!stderr.isTTY) {
    return lineReporter(
      line => console.log(line),
      everyTenSeconds(line => console.error(line)),
    )
  }
  const write = (line: string) => {
    stderr.write(emptyLine)
    stdout.write(`${line}\n`)
  }
  return lineReporter(write, line => stderr.write(emptyLine + line))
}

const emptyLine = '\r\u001b[K'

function everyTenSeconds(write: (line: string) => void) {
  let said = performance.now()
  return (line: string) => {
    const now = performance.now()
    if (now - said < 10_000) return
    said = now
    write(line)
  }
}
