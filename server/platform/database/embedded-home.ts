import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { firstFile } from '../first-file.ts'
import { StartFailure } from '../start-failure.ts'
import { type Account, findAccount, isReachable } from './embedded-account.ts'

/** What is remembered from one start to the next, in `postgres.json`. */
interface Memory {
  /** Where data and log are; outside `directory` when PostgreSQL's account could not reach them there. */
  home: string
  password: string
  port: number
}

export interface EmbeddedHome extends Memory {
  account: Account | null
  data: string
  log: string
  rememberPort(port: number): void
}

/**
 * Opens, or makes, the place of an embedded PostgreSQL. Without `durable` it may be lost with the machine's temporary
 * files. The password lies beside the data's address, readable by the person alone.
 */
export function openHome(directory: string, durable: boolean): EmbeddedHome {
  const account = findAccount()
  makeDirectory(directory, account)
  const file = join(directory, 'postgres.json')
  const memory = JSON.parse(firstFile(file, () => JSON.stringify(firstMemory(directory, account, durable)))) as Memory
  makeDirectory(memory.home, account)
  return {
    ...memory,
    account,
    data: join(memory.home, 'data'),
    log: join(memory.home, 'postgres.log'),
    rememberPort(port) {
      writeFileSync(`${file}.new`, JSON.stringify({ ...memory, port }), { mode: 0o600 })
      renameSync(`${file}.new`, file)
    },
  }
}

function firstMemory(directory: string, account: Account | null, durable: boolean): Memory {
  return { home: chooseHome(directory, account, durable), password: randomBytes(24).toString('base64url'), port: 0 }
}

function chooseHome(directory: string, account: Account | null, durable: boolean): string {
  const inside = join(directory, 'postgres')
  if (existsSync(join(inside, 'data'))) {
    throw new StartFailure(
      `${inside} holds a database, but its password in ${directory}/postgres.json is gone: put the file back, or move the database away to begin anew.`,
    )
  }
  if (!account || isReachable(inside)) return inside
  // A new name each time: a fresh clone in an old place must not meet the old clone's data, whose password it lacks.
  const name = `fieldword-${randomBytes(4).toString('hex')}`
  return join(durable ? '/var/lib' : isReachable(join(tmpdir(), name)) ? tmpdir() : '/tmp', name)
}

function makeDirectory(path: string, account: Account | null): void {
  mkdirSync(path, { recursive: true })
  // Explicit, for the umask may be strict; another account has to pass through, but not to look around.
  chmodSync(path, account ? 0o711 : 0o700)
}
