import { setTimeout } from 'node:timers/promises'
import { type Refusal, refuse } from '@fieldword/shared/kernel/refusals.ts'
import { type Actor, visitor } from '@fieldword/shared/policy/actor.ts'
import { anyPage } from '../pages/index.ts'
import type { Signals } from '../platform/signals.ts'
import { policyRights, refusalOf } from './admission.ts'
import type { Connection } from './connection.ts'
import type { DoorParts } from './door.ts'
import { ProtectionEnds } from './protection-ends.ts'
import { type DraftPage, findDraftPages } from './queries.ts'
import { reasonOf } from './reasons.ts'

/** Milliseconds until a question that failed is asked again, at first and at most. */
const shortestPause = 100
const longestPause = 2000
/** Milliseconds for which somebody whose rights are said to have changed may go on while they are not known. */
const longestDoubt = 1000

/**
 * [COL13] [COL34] Asks again who is behind open sockets and what they may: those of an account or a page that a signal
 * spoke of, everybody after a break in listening, and everybody as time goes by. One question at a time, each for many.
 */
export class Recheck {
  readonly #connections: ReadonlySet<Connection>
  readonly #parts: DoorParts
  /** Whose rights are said to have changed. They are asked about first, however many others are due. */
  readonly #named = new Set<Connection>()
  readonly #due = new Set<Connection>()
  /** Whom the question that is under way is about. */
  #asked: readonly Connection[] = []
  #running: Promise<void> | null = null
  #listening: Promise<void> | null = null
  readonly #ends = new ProtectionEnds(pageId => this.#hear(({ credential }) => credential.pageId === pageId))
  /** Signals heard so far. */
  heard = 0

  constructor(connections: ReadonlySet<Connection>, parts: DoorParts) {
    this.#connections = connections
    this.#parts = parts
  }

  /** Resolves when signals are heard; asked again after a failure, it tries again. */
  listen(): Promise<void> {
    this.#listening ??= this.#startListening(this.#parts.platform.signals).catch(error => {
      this.#listening = null
      throw error
    })
    return this.#listening
  }

  async #startListening(signals: Signals): Promise<void> {
    // A signal that said "no more" may have been lost in the break.
    const everybody = () => {
      this.heard += 1
      void this.all()
    }
    await signals.listen('accounts', id => this.#hear(({ user }) => user?.id === id), everybody)
    await signals.listen(
      'pages',
      id => this.#hear(({ credential }) => id === anyPage || credential.pageId === id),
      everybody,
    )
    await signals.listen('networks', everybody, everybody)
    await signals.listen('own-drafts', id => this.#hear(({ credential }) => credential.draftId === id), everybody)
  }

  /** [COL35] Sessions and blocks end by the clock too, and no signal says so. */
  all(): Promise<void> {
    return this.#ask(this.#connections, this.#due)
  }

  /** [PG48] Protection ends by the clock, and no signal says so. `changesAt` is an instant. */
  expect({ pageId, changesAt }: Pick<DraftPage, 'pageId' | 'changesAt'>): void {
    const { platform, rooms } = this.#parts
    if (changesAt) this.#ends.expect(pageId, Date.parse(changesAt) - platform.clock().getTime(), rooms.limits.heartbeat)
  }

  close(): void {
    this.#ends.close()
  }

  /** Resolves when they have been asked; whoever cannot be is sent away, and is back at once if still allowed. */
  async of(named: readonly Connection[]): Promise<void> {
    const answered = new AbortController()
    const asking = this.#ask(named, this.#named).then(() => answered.abort())
    const late = setTimeout(longestDoubt, null, { signal: answered.signal, ref: false }).catch(() => null)
    await Promise.race([asking, late])
    for (const connection of named) if (this.#isInDoubt(connection)) connection.close('database-away')
  }

  #hear(isMeant: (connection: Connection) => boolean): void {
    this.heard += 1
    const named = [...this.#connections].filter(isMeant)
    if (named.length > 0) void this.of(named)
  }

  #isInDoubt(connection: Connection): boolean {
    return this.#named.has(connection) || this.#asked.includes(connection)
  }

  #ask(connections: Iterable<Connection>, queue: Set<Connection>): Promise<void> {
    for (const connection of connections) queue.add(connection)
    if (queue.size === 0) return Promise.resolve()
    this.#running ??= this.#askAll()
    return this.#running
  }

  async #askAll(): Promise<void> {
    let failures = 0
    while (this.#named.size + this.#due.size > 0) {
      const queue = this.#named.size > 0 ? this.#named : this.#due
      // Taken out before the question: who is named again while it is under way is asked again.
      this.#asked = takeFrom(queue, this.#parts.rooms.limits.askedAtOnce)
      try {
        await this.#decide(this.#asked)
        failures = 0
      } catch (err) {
        if (failures === 0) this.#parts.platform.log.warn({ err }, 'rights could not be asked again yet')
        for (const connection of this.#asked) queue.add(connection)
        await setTimeout(Math.min(longestPause, shortestPause * 2 ** failures), null, { ref: false })
        failures += 1
      }
      this.#asked = []
      this.#forgetGone()
    }
    this.#running = null
  }

  #forgetGone(): void {
    for (const queue of [this.#named, this.#due]) {
      for (const connection of queue) if (!this.#connections.has(connection)) queue.delete(connection)
    }
  }

  async #decide(asked: readonly Connection[]): Promise<void> {
    const { actorsOf, comingFrom, platform } = this.#parts
    const sessionIds = new Set(asked.flatMap(({ credential }) => credential.sessionId ?? []))
    const draftIds = new Set(asked.map(({ credential }) => credential.draftId))
    const [actors, pages] = await Promise.all([actorsOf([...sessionIds]), findDraftPages(platform, [...draftIds])])
    for (const page of pages.values()) this.expect(page)
    for (const connection of asked) {
      const { sessionId, draftId, address } = connection.credential
      const actor = actors.get(sessionId ?? '') ?? visitor
      this.#settle(connection, (await comingFrom?.(actor, address)) ?? actor, pages.get(draftId))
    }
  }

  #settle(connection: Connection, actor: Actor, page: DraftPage | undefined): void {
    const { rightsOf = policyRights } = this.#parts
    const rights = page ? rightsOf(actor, page) : 'none'
    const refusal = goneRefusal(page) ?? refusalOf(actor, rights, page?.own ?? null)
    if (refusal) connection.close(reasonOf(refusal))
    else if (actor.id !== (connection.user?.id ?? null)) connection.close('restart')
    else connection.setRights(rights === 'write')
  }
}

function goneRefusal(page: DraftPage | undefined): Refusal | null {
  if (!page) return refuse('not-found')
  return page.gone && refuse(page.gone)
}

function takeFrom(queue: Set<Connection>, most: number): Connection[] {
  const taken = [...queue.values().take(most)]
  for (const connection of taken) queue.delete(connection)
  return taken
}
