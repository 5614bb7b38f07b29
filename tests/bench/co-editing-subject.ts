import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import { aDraft } from '../collab/support/drafts.ts'
import { serveCollab } from '../collab/support/server.ts'
import { platformOver } from '../support/platform.ts'

/**
 * The co-editing server in a process of its own, with drafts to open. How much one account and one connection may ask is
 * lifted, since here a few accounts do what hundreds would.
 */
const [databaseUrl = '', drafts = '1', port = '0'] = process.argv.slice(2)
const platform = platformOver(createDatabase(databaseUrl))
const made: string[] = []
for (let count = 0; count < Number(drafts); count += 1) made.push(await aDraft(platform))
const boundless = Number.MAX_SAFE_INTEGER
const limits = { connectionsPerAccount: boundless, connectionsPerAddress: boundless, burst: boundless }
const server = await serveCollab(platform, { limits, port: Number(port) })
process.send?.({ url: server.url, drafts: made })
process.on('message', () => {
  globalThis.gc?.()
  process.send?.({ open: server.rooms.size, heap: process.memoryUsage().heapUsed, resident: process.memoryUsage().rss })
})
process.on('disconnect', async () => {
  await server.close()
  await platform.database.close()
  process.exit(0)
})
