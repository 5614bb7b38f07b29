import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import pg from 'pg'
import { copyTemplate } from '../support/database.ts'
import { endServers, freshDirectory, spawnServer } from '../support/server-process.ts'

let directory: string
let database: string
beforeAll(async () => {
  directory = freshDirectory()
  database = await copyTemplate()
})
afterAll(() => rmSync(directory, { recursive: true }))
afterEach(endServers)

const inProduction = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://wiki.example.org',
  SESSION_SECRET: 'pQ7cYt2nW9xKf4LhB8vRz3MsD6jGa1Eu',
}

const start = (settings: Record<string, string>) =>
  spawnServer({ FIELDWORD_DIRECTORY: directory, DATABASE_URL: database, ...settings })

/** What it writes before it ends with exit code 1. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const server = await start(settings)
  expect(await server.ended).toBe(1)
  return server.output()
}

function changed(change: (url: URL) => void): string {
  const url = new URL(database)
  change(url)
  return url.href
}

async function ask(sql: string, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}

describe('[RUN2] one sentence says why it does not start', () => {
  it('the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    expect(await refusal({ PORT: String(port) })).toBe(
      `Port ${port} is taken: stop what uses it, or choose another, as in PORT=${port + 1} npm start.\n`,
    )
    other.close()
  })

  it('the database cannot be reached', async () => {
    const DATABASE_URL = 'postgresql://wiki:Vg5-nothing@127.0.0.1:1/wiki'
    expect(await refusal({ DATABASE_URL })).toBe(
      'The database at 127.0.0.1:1 cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL.\n',
    )
  })

  it('the database does not let it in', async () => {
    const DATABASE_URL = changed(url => {
      url.password = 'wrong'
    })
    expect(await refusal({ DATABASE_URL })).toMatch(
      /^The database at .* refuses the name or password in DATABASE_URL\.\n$/,
    )
  })

  it('there is no such database', async () => {
    const DATABASE_URL = changed(url => {
      url.pathname = '/nothing'
    })
    expect(await refusal({ DATABASE_URL })).toMatch(/^The database at .* has no database "nothing": create it, .*\n$/)
  })

  it('the database is of a newer version', async () => {
    const newer = await copyTemplate()
    await ask(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', '', '9_later', now())`,
      newer,
    )
    expect(await refusal({ DATABASE_URL: newer })).toMatch(/^The database is of a newer version of Fieldword .*\n$/)
  })

  it('a setting is wrong', async () => {
    expect(await refusal({ PORT: 'http' })).toBe('PORT must be a port number.\n')
  })
})

describe('who may be let in', () => {
  it('[RUN8] demo accounts are served to this machine alone, and never in production', async () => {
    const server = await start({ HOST: '0.0.0.0' })
    await server.says('only this machine is answered')
    await expect(fetch(server.url.replace('127.0.0.1', '127.0.0.2'))).rejects.toThrow('fetch failed')
    server.kill('SIGTERM')
    await server.ended
    expect(await refusal(inProduction)).toMatch(/^This database holds the demo accounts, .*\n$/)
  })

  it('[RUN8] an empty wiki in production has no demo accounts and prints the link to the first account', async () => {
    const server = await start({ ...inProduction, DATABASE_URL: await copyTemplate() })
    await server.says('https://wiki.example.org/first-account?token=')
    expect((await fetch(server.url.replace('127.0.0.1', '127.0.0.2'))).status).toBe(200)
    expect(await (await fetch(`${server.url}/sign-in`)).text()).not.toContain('demo-')
  })

  it('[RUN8] production refuses a password that everybody knows', async () => {
    const DATABASE_URL = 'postgresql://postgres:postgres@127.0.0.1/wiki'
    expect(await refusal({ ...inProduction, DATABASE_URL })).toMatch(/^The password in DATABASE_URL is one .*\n$/)
  })
})
