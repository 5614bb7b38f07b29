import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
let test: TestPlatform
let directory: string
beforeAll(async () => {
  test = await createTestPlatform()
  directory = mkdtempSync(join(tmpdir(), 'fieldword-verify-'))
  const { author, publish } = await twoPeople(test.platform)
  const { slug } = await author.makePage('Looked at')
  await publish(slug, textOf('First.'))
  await publish(slug, textOf('Second.'))
})
afterAll(async () => {
  rmSync(directory, { recursive: true })
  await test.close()
})

/** What `npm run verify` writes, set-up aside, and how it ends. */
async function verify(databaseUrl: string | undefined): Promise<{ code: number; output: string }> {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const child = spawn(process.execPath, ['server/verify.ts'], {
    cwd: root,
    env: { PATH, NODE_COMPILE_CACHE, FIELDWORD_DIRECTORY: directory, DATABASE_URL: databaseUrl },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (output += chunk))
  const [code] = await once(child, 'close')
  return { code, output }
}

function withName(name: string): string {
  const url = new URL(test.platform.database.url)
  url.pathname = `/${name}`
  return url.href
}

describe('npm run verify', () => {
  it('[VER1] says what it looked at, and ends with 0 where all is well', async () => {
    const { code, output } = await verify(test.platform.database.url)
    expect(output).toMatch(/^2 revisions … \d+\.\d s$/m)
    expect(output).toMatch(/^Everything is as it should be: \d+ things looked at\.$/m)
    expect(code).toBe(0)
  })

  it('[VER1] says what is damaged, where, and what to do, and ends with 1', async () => {
    await test.platform.database.prisma.$executeRaw`UPDATE page_renderings SET html = 'Smuggled in'`
    const { code, output } = await verify(test.platform.database.url)
    expect(output).toContain('Damaged: page looked-at')
    expect(output).toContain('What visitors read is not what its approved text says.')
    expect(output).toContain('Delete its row in page_renderings')
    expect(output).toMatch(/^1 thing is damaged, of \d+ looked at\. Nothing was changed\.$/m)
    expect(code).toBe(1)
  })

  it('[VER1] ends with 2 where there is nothing to look at', async () => {
    expect(await verify(undefined)).toEqual({
      code: 2,
      output: expect.stringContaining('There is no database here yet'),
    })
    const admin = new pg.Client({ connectionString: withName('postgres') })
    await admin.connect()
    await admin.query('CREATE DATABASE nothing_in_it')
    expect(await verify(withName('nothing_in_it'))).toEqual({
      code: 2,
      output: expect.stringContaining('This database holds no wiki'),
    })
    await admin.query('DROP DATABASE nothing_in_it')
    await admin.end()
    const missing = await verify(withName('never_made'))
    expect([missing.code, missing.output]).toEqual([2, expect.stringContaining('has no database "never_made"')])
  })
})
