import { rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartFailure } from '../start-failure.ts'
import { type EmbeddedHome, openHome } from './embedded-home.ts'
import { launch } from './embedded-launch.ts'
import { isAlive, isPostmasterOf, pollPause, readPostmaster } from './postmaster.ts'

export interface EmbeddedPostgres {
  url: string
  /** The file of its own words. */
  log: string
  /** Leaves it running while another process uses it. */
  stop(): Promise<void>
  /** Stops it, whoever uses it, and deletes its data. */
  destroy(): Promise<void>
}

export interface EmbeddedOptions {
  directory: string
  /** False for tests: faster, and lost when the machine stops. */
  durable?: boolean
}

const startLimit = 60_000
const stopLimit = 20_000
/** How long the server's own closed connections may linger in PostgreSQL's list. */
const lingerLimit = 500

/** Starts the PostgreSQL that comes with Fieldword, or joins it where an earlier start left it running. */
export async function startEmbeddedPostgres({ directory, durable = true }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const home = openHome(directory, durable)
  const deadline = Date.now() + startLimit
  while (Date.now() < deadline) {
    const port = (await joinRunning(home, deadline)) ?? (await launch(home, durable, deadline))
    if (port === null || !(await ensureDatabase(home, port))) continue
    return {
      url: addressOf(home, port, 'fieldword'),
      log: home.log,
      stop: () => stop(home),
      destroy: () => destroy(directory, home),
    }
  }
  throw new StartFailure(`PostgreSQL did not start within ${startLimit / 1000} s: see ${home.log}.`)
}

/** The port of the PostgreSQL that runs already, or null. Waits for one that is starting or stopping. */
async function joinRunning(home: EmbeddedHome, deadline: number): Promise<number | null> {
  while (Date.now() < deadline) {
    const running = readPostmaster(home.data)
    if (!running) return null
    if (!isPostmasterOf(home.data, running.pid)) {
      // Left by a crash. PostgreSQL clears it away by itself, unless the number has passed to a process of its account.
      if (isAlive(running.pid)) rmSync(join(home.data, 'postmaster.pid'), { force: true })
      return null
    }
    if (running.ready) return running.port
    await pause(pollPause)
  }
  return null
}

/** False when PostgreSQL went away meanwhile: a killed one looks alive for a moment. */
async function ensureDatabase(home: EmbeddedHome, port: number): Promise<boolean> {
  try {
    await query(addressOf(home, port, 'postgres'), async client => {
      const { rowCount } = await client.query(`SELECT FROM pg_database WHERE datname = 'fieldword'`)
      if (rowCount === 0) await client.query('CREATE DATABASE fieldword')
    })
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (wentAway.has(code)) {
      await pause(pollPause)
      return false
    }
    // Another start made it in the same moment.
    if (code === '42P04' || code === '23505') return true
    throw error
  }
}

/** Node's codes for a lost connection, and PostgreSQL's for "shutting down" and "starting up". */
const wentAway = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'])

async function stop(home: EmbeddedHome): Promise<void> {
  const running = readPostmaster(home.data)
  if (!running || !isPostmasterOf(home.data, running.pid)) return
  if (await isUsedByOthers(addressOf(home, running.port, 'postgres'))) return
  // Its fast shutdown: transactions are rolled back, everything committed is written.
  await end(home, running.pid, 'SIGINT')
}

async function destroy(directory: string, home: EmbeddedHome): Promise<void> {
  const running = readPostmaster(home.data)
  if (running && isPostmasterOf(home.data, running.pid)) await end(home, running.pid, 'SIGQUIT')
  await rm(home.home, { recursive: true, force: true })
  await rm(directory, { recursive: true, force: true })
}

async function end(home: EmbeddedHome, pid: number, signal: NodeJS.Signals): Promise<void> {
  process.kill(pid, signal)
  const deadline = Date.now() + stopLimit
  while (readPostmaster(home.data)?.pid === pid && Date.now() < deadline) await pause(pollPause)
}

async function isUsedByOthers(url: string): Promise<boolean> {
  return query(url, async client => {
    const deadline = Date.now() + lingerLimit
    while (Date.now() < deadline) {
      const { rowCount } = await client.query(
        `SELECT FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
      )
      if (rowCount === 0) return false
      await pause(pollPause)
    }
    return true
  })
}

async function query<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url })
  // A connection that breaks says so to the query as well.
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function addressOf(home: EmbeddedHome, port: number, database: string): string {
  return `postgresql://fieldword:${home.password}@127.0.0.1:${port}/${database}`
}
