import { mkdirSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@fieldword/server/platform/database/embedded.ts'
import { readPostmaster } from '@fieldword/server/platform/database/postmaster.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { freshDirectory } from '../support/server-process.ts'

let directory: string
let postgres: EmbeddedPostgres
beforeAll(async () => {
  directory = freshDirectory()
  await start()
  await ask('CREATE TABLE kept AS SELECT 1 AS value')
})
afterAll(() => postgres.destroy())

async function start(): Promise<void> {
  postgres = await startEmbeddedPostgres({ directory, durable: false })
}

async function ask(sql: string, url = postgres.url): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

const dataOf = ({ log }: EmbeddedPostgres) => join(dirname(log), 'data')
const running = () => readPostmaster(dataOf(postgres))?.pid ?? null
const kept = () => ask('SELECT value FROM kept')

it('[RUN3] keeps its data from one start to the next', async () => {
  await postgres.stop()
  expect(running()).toBeNull()
  await start()
  expect(await kept()).toEqual([{ value: 1 }])
})

it('[RUN3] is joined, not started again, where it still runs', async () => {
  const before = running()
  await start()
  expect(running()).toBe(before)
})

it('[RUN3] goes on after it was killed', async () => {
  process.kill(running() ?? 0, 'SIGKILL')
  await start()
  expect(await kept()).toEqual([{ value: 1 }])
})

it('[RUN3] is left running by one of two who use it, and stopped by the last', async () => {
  const other = new pg.Client({ connectionString: postgres.url })
  await other.connect()
  await postgres.stop()
  expect((await other.query('SELECT value FROM kept')).rows).toEqual([{ value: 1 }])
  await other.end()
  await postgres.stop()
  expect(running()).toBeNull()
  await start()
})

it('[RUN3] is made and started once by two who start at once', async () => {
  const fresh = freshDirectory()
  const options = { directory: fresh, durable: false }
  const [one, other] = await Promise.all([startEmbeddedPostgres(options), startEmbeddedPostgres(options)])
  expect(one.url).toBe(other.url)
  await one.destroy()
})

it('[RUN4] runs where only the owner may enter', async () => {
  const secluded = join(directory, 'secluded')
  mkdirSync(secluded, { mode: 0o700 })
  const hidden = await startEmbeddedPostgres({ directory: join(secluded, 'wiki/.fieldword'), durable: false })
  expect(await ask('SELECT 1 AS one', hidden.url)).toEqual([{ one: 1 }])
  await hidden.destroy()
})

it('[RUN4] lets only its owner read the password, and nobody in without it', async () => {
  expect(statSync(join(directory, 'postgres.json')).mode & 0o777).toBe(0o600)
  const guess = new URL(postgres.url)
  guess.password = 'guess'
  await expect(ask('SELECT 1', guess.href)).rejects.toMatchObject({ code: '28P01' })
})

it('[RUN5] says that the disk is full', async () => {
  await postgres.stop()
  // The first file a starting PostgreSQL writes, on a device that has no space left.
  const written = join(dataOf(postgres), 'postmaster.opts')
  rmSync(written)
  symlinkSync('/dev/full', written)
  await expect(start()).rejects.toThrow(/^The disk is full: free some space for .* and start again\.$/)
  rmSync(written)
  await start()
})

it('[RUN5] says which password is missing where the data is', async () => {
  const left = join(freshDirectory(), 'wiki')
  mkdirSync(join(left, 'postgres/data'), { recursive: true })
  await expect(startEmbeddedPostgres({ directory: left })).rejects.toThrow(
    /holds a database, but its password .* is gone/,
  )
  rmSync(dirname(left), { recursive: true })
})
