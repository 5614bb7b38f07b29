import { rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { readPostmaster } from '@fieldword/server/platform/database/postmaster.ts'
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals'
import { copyTemplate } from '../support/database.ts'
import { endServers, freshDirectory, type ServerProcess, spawnServer } from '../support/server-process.ts'

afterEach(endServers)

describe('with its own PostgreSQL', () => {
  let directory: string
  let data: string
  beforeAll(() => {
    directory = freshDirectory()
    data = join(directory, 'postgres/data')
  })
  afterAll(async () => {
    const server = await start()
    server.kill('SIGTERM')
    await server.ended
    rmSync(directory, { recursive: true })
  })

  const postgres = () => readPostmaster(data)?.pid ?? null

  async function start(): Promise<ServerProcess> {
    const server = await spawnServer({ FIELDWORD_DIRECTORY: directory })
    await server.says('Sign in: ')
    return server
  }

  async function firstPage(server: ServerProcess): Promise<number> {
    return (await fetch(server.url)).status
  }

  it('[RUN1] serves the first pages, says where and how to sign in, and stops when told', async () => {
    const server = await start()
    expect(await firstPage(server)).toBe(200)
    const address = server.url.replace('127.0.0.1', 'localhost')
    expect(server.output()).toMatch(new RegExp(`^Ready in .* s: ${address}$`, 'm'))
    expect(server.output()).toContain(`Sign in: ${address}/sign-in shows the demo accounts`)
    expect(server.output()).not.toContain('Careful')
    server.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(postgres()).toBeNull()
  })

  it('[RUN1] goes on after kill -9, with what was there', async () => {
    const first = await start()
    first.kill('SIGKILL')
    await first.ended
    expect(postgres()).not.toBeNull()
    const second = await start()
    expect(await firstPage(second)).toBe(200)
    expect(second.output()).not.toContain('Writing the first pages')
  })

  it('[RUN1] goes on after everything was killed', async () => {
    const first = await start()
    process.kill(postgres() ?? 0, 'SIGKILL')
    first.kill('SIGKILL')
    await first.ended
    expect(await firstPage(await start())).toBe(200)
  })

  it('[RUN1] stops when what started it is gone', async () => {
    const server = await start()
    server.disconnect()
    expect(await server.ended).toBe(0)
    expect(postgres()).toBeNull()
  })

  it('[RUN1] leaves nothing running when told to stop while it starts', async () => {
    const server = await spawnServer({ FIELDWORD_DIRECTORY: directory })
    await server.says('Starting PostgreSQL')
    server.kill('SIGINT')
    expect(await server.ended).toBe(0)
    expect(postgres()).toBeNull()
  })

  it('[RUN2] says that the disk is full', async () => {
    const written = join(data, 'postmaster.opts')
    rmSync(written)
    symlinkSync('/dev/full', written)
    const server = await spawnServer({ FIELDWORD_DIRECTORY: directory })
    expect(await server.ended).toBe(1)
    expect(server.output()).toMatch(/^The disk is full: free some space for .* and start again\.\n$/)
    rmSync(written)
  })
})

it('[RUN9] with a PostgreSQL that does not write what it commits, it says so', async () => {
  const directory = freshDirectory()
  // The one of the tests is set to be fast, and lost with its machine.
  const server = await spawnServer({ FIELDWORD_DIRECTORY: directory, DATABASE_URL: await copyTemplate() })
  await server.says('Careful: PostgreSQL runs with fsync off.')
  server.kill('SIGTERM')
  await server.ended
  rmSync(directory, { recursive: true })
})
