/** The co-editing server as a process of its own, to be killed. Says on standard output that it listens. */
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import { platformOver } from '../../support/platform.ts'
import { serveCollab } from './server.ts'

const [url = '', port = '0'] = process.argv.slice(2)
await serveCollab(platformOver(createDatabase(url, { connections: 5 })), { port: Number(port) })
process.stdout.write('listening\n')
