import { randomUUID } from 'node:crypto'
import { postgresLogStore } from '@fieldword/server/collab/log-store.ts'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import { describeLogStore, type LogStoreUnderTest } from '../contracts/update-log.ts'
import { createTestPlatform } from '../support/platform.ts'
import { aDraft } from './support/drafts.ts'
import { lockDraft } from './support/locks.ts'
import { MemoryLogs } from './support/memory-log.ts'
import { Network } from './support/network.ts'

describeLogStore('in PostgreSQL', inPostgres)
describeLogStore('in memory', inMemory)

async function inPostgres(): Promise<LogStoreUnderTest> {
  const { platform, close, another } = await createTestPlatform()
  const { prisma } = platform.database
  const url = new URL(platform.database.url)
  const wire = await Network.before(Number(url.port))
  url.port = String(wire.port)
  const database = createDatabase(url.href, { connections: 5 })
  return {
    store: postgresLogStore(database),
    elsewhere: postgresLogStore(another().database),
    aDraft: () => aDraft(platform),
    lock: draftId => lockDraft(platform, draftId),
    remove: id => prisma.draft.delete({ where: { id } }),
    loseAnswer: draftId => void wire.lose(`"draft_id":"${draftId}"`, { arrives: true, ends: true }),
    async close() {
      await database.close()
      await wire.close()
      await close()
    },
  }
}

async function inMemory(): Promise<LogStoreUnderTest> {
  const logs = new MemoryLogs()
  const losing = new Set<string>()
  const write: MemoryLogs['write'] = async rows => {
    const ranges = logs.commit(rows)
    if (rows.some(({ draftId }) => losing.delete(draftId))) throw new Error('The answer is lost')
    return ranges
  }
  return {
    store: {
      write,
      read: draftId => logs.read(draftId),
      readAfter: (draftId, seq) => logs.readAfter(draftId, seq),
      owners: (draftId, clients) => logs.owners(draftId, clients),
      writeSnapshot: (draftId, snapshot) => logs.writeSnapshot(draftId, snapshot),
    },
    elsewhere: logs,
    async aDraft() {
      const draftId = randomUUID()
      logs.create(draftId)
      return draftId
    },
    async lock(draftId) {
      logs.setLocked(draftId, true)
      return async () => logs.setLocked(draftId, false)
    },
    remove: async draftId => logs.remove(draftId),
    loseAnswer: draftId => void losing.add(draftId),
    close: async () => {},
  }
}
