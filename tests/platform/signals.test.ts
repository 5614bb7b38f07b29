import { once } from 'node:events'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import { createSignals, type Signals } from '@fieldword/server/platform/signals.ts'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import { Network } from '../collab/support/network.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let test: TestDatabase
let network: Network
let there: Signals
let close: () => Promise<void>

beforeEach(async () => {
  test = await createTestDatabase()
  const address = new URL(test.url)
  network = await Network.before(Number(address.port))
  address.port = String(network.port)
  const database = createDatabase(address.href, { connections: 2 })
  there = createSignals(database, { pulse: 20 })
  close = async () => {
    there.close()
    await database.close()
    await network.close()
    await test.close()
  }
})
afterEach(() => close())

async function listening(): Promise<{ again: Promise<void>; heard: (word: string) => Promise<void> }> {
  const again = Promise.withResolvers<void>()
  const words = new EventTarget()
  await there.listen(
    'words',
    word => words.dispatchEvent(new Event(word)),
    () => again.resolve(),
  )
  return { again: again.promise, heard: async word => void (await once(words, word)) }
}

/** Says it until it is heard: what is said while one connection is given up for another is lost, and looked for. */
async function hello(heard: (word: string) => Promise<void>): Promise<void> {
  let isHeard = false
  const hearing = heard('hello').then(() => {
    isHeard = true
  })
  const speaker = createSignals(test.database)
  while (!isHeard) await speaker.notify('words', 'hello')
  await hearing
}

it('[SIG1] whoever listens on a connection that fell silent listens anew, and looks for what it missed', async () => {
  const { again, heard } = await listening()
  network.silence()
  await again
  await hello(heard)
})

it('[SIG1] whoever listens while the database is away for long listens when it is back', async () => {
  const { again, heard } = await listening()
  await network.refuse(5)
  network.release()
  await again
  await hello(heard)
})

it('[SIG1] whoever failed to begin listening can begin anew', async () => {
  const lost = network.lose('listen "words"', { arrives: false, ends: true })
  await expect(listening()).rejects.toThrow()
  await lost
  const { heard } = await listening()
  await hello(heard)
})

it('[SIG1] whoever listens stops with its database, and calls nobody any more', async () => {
  await listening()
  const far = createDatabase(test.url, { connections: 2 })
  const opened: unknown[] = []
  const signals = createSignals(
    {
      apart: connections => {
        opened.push(connections)
        return far.apart(connections)
      },
      giveUp: sql => far.giveUp(sql),
      get closed() {
        return far.closed
      },
    },
    { pulse: 5 },
  )
  await signals.listen(
    'words',
    () => {},
    () => {},
  )
  await far.close()
  const before = opened.length
  const heard = Promise.withResolvers<void>()
  // Of the many calls in this time none opens a connection.
  const { again } = await listening()
  network.silence()
  void again.then(() => heard.resolve())
  await heard.promise
  expect(opened.length).toBe(before)
})
