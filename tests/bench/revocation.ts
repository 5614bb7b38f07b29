import { once } from 'node:events'
import { findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import { findPage } from '@fieldword/server/pages/index.ts'
import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import type { SignedIn } from '@fieldword/server/platform/permission.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { messageTypes } from '@fieldword/shared/collab/messages.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { WebSocket } from 'ws'
import { Caller } from '../support/caller.ts'
import { copyTemplate } from '../support/database.ts'
import { aMember, aModerator } from '../support/people.ts'
import { platformOver } from '../support/platform.ts'
import { endServers, freshDirectory, type ServerProcess, spawnServer } from '../support/server-process.ts'
import { authorOf } from '../support/writing.ts'

const rounds = 100
/** Sockets of one account, below its limit, in each process. */
const crowd = 50

/**
 * Milliseconds from the request that takes a right away, its transaction included, until the socket has heard: in the process
 * that was asked, and in another one over the same database.
 */
export async function measureRevocation(): Promise<void> {
  const url = await copyTemplate()
  const platform = platformOver(createDatabase(url, { connections: 3 }))
  const settings = { DATABASE_URL: url, FIELDWORD_DIRECTORY: freshDirectory() }
  try {
    const servers = await Promise.all([spawnServer(settings), spawnServer(settings)])
    await Promise.all(servers.map(server => server.says('Ready in')))
    const moderator = await new Caller(servers[0].url).signIn(await aModerator(platform))
    const member = await aMember(platform)
    await measureBlocks(platform, servers, moderator, member)
    await measureProtection(platform, servers, moderator, member)
  } finally {
    await endServers()
    platform.signals.close()
    await platform.database.close()
  }
}

type Servers = readonly [ServerProcess, ServerProcess]

async function measureBlocks(platform: Platform, servers: Servers, moderator: Caller, member: SignedIn): Promise<void> {
  const browser = await new Caller(servers[0].url).signIn(member)
  const { draftId } = await aPage(platform, member)
  const times: [number[], number[]] = [[], []]
  const answered: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const sockets = await Promise.all(servers.map(server => join(server, draftId, browser)))
    const begun = performance.now()
    const closed = sockets.map((socket, at) =>
      once(socket, 'close').then(() => times[at]?.push(performance.now() - begun)),
    )
    await moderator.send('PUT', `/accounts/${member.id}/block`, { reason: 'Measured', until: null })
    answered.push(performance.now() - begun)
    await Promise.all(closed)
    await moderator.send('POST', `/accounts/${member.id}/unblock`, { reason: 'Measured' })
  }
  print('block → answered', answered)
  print('block → socket closed, same process', times[0])
  print('block → socket closed, other process', times[1])
}

async function measureProtection(
  platform: Platform,
  servers: Servers,
  moderator: Caller,
  member: SignedIn,
): Promise<void> {
  const { slug, draftId } = await aPage(platform, member)
  const browser = await new Caller(servers[0].url).signIn(member)
  const times: [number[], number[]] = [[], []]
  for (let round = 0; round < rounds / 5; round += 1) {
    const sockets = await Promise.all(servers.map(server => joinMany(server, draftId, browser)))
    const begun = performance.now()
    const told = sockets.map((crowd, at) =>
      Promise.all(crowd.map(demoted)).then(() => times[at]?.push(performance.now() - begun)),
    )
    await protect(moderator, slug, 'moderator')
    await Promise.all(told)
    const left = sockets.flat().map(socket => once(socket, 'close'))
    await protect(moderator, slug, 'member')
    for (const socket of sockets.flat()) socket.close()
    await Promise.all(left)
  }
  print(`protection → last of ${crowd} sockets read only, same process`, times[0])
  print(`protection → last of ${crowd} sockets read only, other process`, times[1])
}

async function protect(moderator: Caller, slug: string, editableBy: string): Promise<void> {
  const { status, body } = await moderator.send('PUT', `/pages/${slug}/protection`, { editableBy, reason: 'Measured' })
  if (status !== 200) throw new Error(`Protecting was answered with ${status}: ${JSON.stringify(body)}`)
}

let made = 0

async function aPage(platform: Platform, member: SignedIn): Promise<{ slug: string; draftId: string }> {
  made += 1
  const { slug } = await authorOf(platform, member).makePage(`Measured ${made}`)
  const { draftId } = await findOrCreateWorkingDraft(platform, (await findPage(platform, slug)).id)
  return { slug, draftId }
}

const joinMany = (server: ServerProcess, draftId: string, browser: Caller) =>
  Promise.all(Array.from({ length: crowd }, () => join(server, draftId, browser)))

async function join(server: ServerProcess, draftId: string, { cookie }: Caller): Promise<WebSocket> {
  const address = `${server.url.replace('http', 'ws')}/collab/${draftId}?schema=${schemaFingerprint}`
  const socket = new WebSocket(address, { headers: { cookie: cookie ?? '', origin: server.url } })
  await once(socket, 'message')
  return socket
}

/** Resolves when the server says that nothing more is taken. */
function demoted(socket: WebSocket): Promise<void> {
  return new Promise(resolve =>
    socket.on('message', (frame: Buffer) => {
      if (frame[0] === messageTypes.rights && frame[1] === 0) resolve()
    }),
  )
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]?.toFixed(1)
  console.log(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, ${sorted.length} times`)
}
