import { blockAccount } from '@fieldword/server/accounts/blocking-commands.ts'
import { findOrCreateWorkingDraft } from '@fieldword/server/collab/index.ts'
import { roles } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Writer } from '../collab/support/writer.ts'
import { createTestApp, type TestApp } from '../support/app.ts'
import { type Answer, Caller } from '../support/caller.ts'
import { doors, elsewhere } from './support/doors.ts'
import type { Door, Who } from './support/making-doors.ts'
import { buildWorld, type World } from './support/world.ts'
import { policyTable } from './table.ts'

let app: TestApp
let world: World
const callers = new Map<Who, Caller>()
const everybody: readonly Who[] = ['visitor', 'member', 'moderator', 'admin', 'blockedMember', 'blockedAdmin']

beforeAll(async () => {
  app = await createTestApp()
  world = await buildWorld(app.platform)
  callers.set('visitor', new Caller(app.url))
  for (const [who, account] of Object.entries(world.people)) {
    callers.set(who as Who, await new Caller(app.url).signIn(account))
  }
  // By somebody of a stronger role, which for an admin there is none of: in the database.
  await blockAccount(app.platform, world.people.admin, {
    id: world.people.blockedMember.id,
    reason: 'Spam',
    until: null,
  })
  const [blocked, at] = [world.people.blockedAdmin.id, app.platform.clock()]
  await app.platform.database.prisma.accountBlock.create({
    data: {
      id: app.platform.newId(),
      userId: blocked,
      reason: 'Spam',
      until: null,
      blockedById: blocked,
      blockedAt: at,
    },
  })
})
afterAll(() => app.close())

/** [POL7] Whoever is blocked may do what a visitor may. */
const roleOf = (who: Who) => (who === 'blockedMember' || who === 'blockedAdmin' ? 'visitor' : who)

function allowedBy({ action, when }: Pick<Door, 'action' | 'when'>): readonly string[] {
  const row = policyTable().find(row => row.action === action && row.when === when)
  if (!row) throw new Error(`The policy has no row "${action}" (${when}).`)
  return row.allowed
}

/** Whether an answer is a refusal of permission, by the look of it. */
function isRefused({ over, hides }: Door, { status, headers }: Answer): boolean {
  if (hides) return status === 404
  if (over === 'HTTP') return status === 401 || status === 403
  const to = headers.get('location') ?? ''
  const isSentAway = status >= 300 && status < 400 && /^\/(sign-in|account|wiki\/[^/]+\/settings)/.test(to)
  return status === 401 || status === 403 || isSentAway
}

function looks({ over, hides }: Door, who: Who, { status, headers, body }: Answer): boolean {
  if (over === 'page' || hides) return true
  const { code, message } = body as { code: string; message: string }
  if (!headers.get('content-type')?.includes('json') || !message) return false
  if (who === 'visitor') return status === 401 && code === 'sign-in-needed'
  return status === 403 && ['forbidden', 'protected', 'blocked', 'own-revision', 'replay-hidden'].includes(code)
}

const guarded = /^(page|draft|revision|review|change|account|network|appeal|newcomers|filter|rollback):/

describe('every action through every door', () => {
  it.each(doors.map(door => [`${door.action}${door.when ? ` (${door.when})` : ''} over ${door.over}`, door] as const))(
    '[POL68] %s',
    async (_, door) => {
      const allowed = allowedBy(door)
      const got: Record<string, boolean> = {}
      const wanted: Record<string, boolean> = {}
      for (const who of everybody) {
        const attempt = door.try(world, who)
        const caller = callers.get(who)
        if (!attempt || !caller) continue
        const path = door.over === 'page' ? app.url + attempt.path : attempt.path
        const answer = await caller.send(attempt.method, path, attempt.body)
        const refused = isRefused(door, answer)
        if (answer.status === 400 && door.action !== 'page:protect') throw new Error(JSON.stringify(answer.body))
        if (answer.status >= 500) throw new Error(`${who}: ${answer.status} ${JSON.stringify(answer.body)}`)
        if (refused && !looks(door, who, answer))
          throw new Error(`${who}: ${answer.status} ${JSON.stringify(answer.body)}`)
        got[who] = !refused
        wanted[who] = allowed.includes(roleOf(who))
      }
      expect(got).toEqual(wanted)
    },
  )

  it.each(['member', 'moderator', 'admin'] as const)(
    '[POL68] [POL3] drafts kept for %ss, over the socket',
    async kept => {
      const { id } = await app.platform.database.prisma.page.findUniqueOrThrow({ where: { slug: world.kept[kept] } })
      const { draftId } = await findOrCreateWorkingDraft(app.platform, id)
      const [readers, writers] = [
        allowedBy({ action: 'draft:read', when: '' }),
        allowedBy({ action: 'draft:write', when: `kept for ${kept}s` }),
      ]
      for (const who of everybody) {
        const cookie = callers.get(who)?.cookie ?? null
        const writer = new Writer({ url: app.url.replace('http', 'ws'), draftId, name: who, cookie })
        await writer.when(() => writer.closed !== null || writer.provider.synced)
        const [reads, writes] = [writer.closed === null, writer.mayWrite]
        writer.leave()
        const role = roleOf(who)
        expect([who, reads, reads && writes]).toEqual([who, readers.includes(role), writers.includes(role)])
      }
    },
  )

  it('[POL68] no action on pages, texts and reviews, nor of those that keep vandals out, is without a door', () => {
    const tried = new Set(doors.map(({ action }) => action))
    const without = policyTable()
      .map(({ action }) => action)
      .filter(action => guarded.test(action) && action !== 'draft:write')
      .filter(action => !tried.has(action) && !(action in elsewhere))
    expect(without).toEqual([])
    expect(roles).toHaveLength(4)
  })
})
