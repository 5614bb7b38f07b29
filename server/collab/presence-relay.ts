import { z } from 'zod'
import type { Platform } from '../platform/platform.ts'
import type { Room } from './room.ts'

const message = z.object({
  from: z.string(),
  draft: z.string(),
  kind: z.enum(['open', 'here', 'alive', 'closed', 'states']),
  states: z.array(z.object({ client: z.number(), clock: z.number(), json: z.string(), userId: z.string() })).optional(),
})
type Message = z.infer<typeof message>

interface RelayPorts {
  roomOf(draftId: string): Room | null
  openDrafts(): string[]
  changed(draftId: string): void
}

/** Milliseconds between signs of life to the other processes, and after which one is taken for dead. */
const renewal = 15_000
const lifetime = 45_000
/** Bytes of a NOTIFY payload, which allows 8,000. */
const longestPayload = 7500

/**
 * [COL14] Presence between processes, by NOTIFY. A process that opens a draft says so; from then on those that have it open
 * too tell each other, and nobody else: where one process runs, a caret costs the database nothing.
 */
export class PresenceRelay {
  readonly #id: string
  readonly #platform: Platform
  readonly #ports: RelayPorts
  /** Per draft: processes that have it open, and when they were last heard. */
  readonly #others = new Map<string, Map<string, number>>()
  #timer: NodeJS.Timeout | null = null
  #closed: boolean = false

  constructor(platform: Platform, ports: RelayPorts) {
    this.#id = platform.newId()
    this.#platform = platform
    this.#ports = ports
  }

  async listen(): Promise<void> {
    await this.#platform.signals.listen(
      'awareness',
      payload => this.#hear(payload),
      () => this.#announceAll(),
    )
    this.#timer = setInterval(() => this.#renew(), renewal)
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer)
    this.#closed = true
  }

  opened(draftId: string): void {
    this.#send({ from: this.#id, draft: draftId, kind: 'open' })
  }

  closed(draftId: string): void {
    this.#others.delete(draftId)
    this.#send({ from: this.#id, draft: draftId, kind: 'closed' })
  }

  /** What changed here, to whoever else has the draft open. */
  tell(draftId: string, room: Room, changed: readonly number[]): void {
    if (!this.#others.get(draftId)?.size) return
    this.#sendStates(draftId, room, changed)
  }

  #sendStates(draftId: string, room: Room, clients: readonly number[]): void {
    let part: NonNullable<Message['states']> = []
    let size = 0
    const send = () => {
      if (part.length > 0) this.#send({ from: this.#id, draft: draftId, kind: 'states', states: part })
      part = []
      size = 0
    }
    for (const state of room.presence.statesOf(clients, true)) {
      const bytes = Buffer.byteLength(JSON.stringify(state))
      // Alone too large for a signal: seen here, and not elsewhere.
      if (bytes > longestPayload - 200) continue
      if (size + bytes > longestPayload - 200) send()
      part.push(state)
      size += bytes + 1
    }
    send()
  }

  #hear(payload: string): void {
    const { from, draft, kind, states } = message.parse(JSON.parse(payload))
    const room = this.#ports.roomOf(draft)
    if (from === this.#id || !room) return
    const now = this.#platform.clock().getTime()
    const others = this.#others.get(draft) ?? new Map<string, number>()
    this.#others.set(draft, others)
    if (kind === 'closed') {
      others.delete(from)
      room.presence.leaveProcess(from)
    } else {
      others.set(from, now)
    }
    if (kind === 'open') {
      this.#send({ from: this.#id, draft, kind: 'here' })
      this.#sendStates(draft, room, room.presence.present())
    }
    if (kind === 'here') this.#sendStates(draft, room, room.presence.present())
    if (states) room.presence.hearProcess(from, states, now)
    this.#ports.changed(draft)
  }

  #announceAll(): void {
    for (const draftId of this.#ports.openDrafts()) this.opened(draftId)
  }

  #renew(): void {
    const before = this.#platform.clock().getTime() - lifetime
    for (const [draftId, others] of this.#others) {
      if (others.size > 0) this.#send({ from: this.#id, draft: draftId, kind: 'alive' })
      for (const [id, heardAt] of others) if (heardAt < before) others.delete(id)
      this.#ports.roomOf(draftId)?.presence.expire(before)
      this.#ports.changed(draftId)
    }
  }

  /** Presence that is lost comes again with the next renewal, so a failure is noted and left. */
  #send(said: Message): void {
    if (this.#closed) return
    this.#platform.signals
      .notify('awareness', JSON.stringify(said))
      .catch(err => this.#platform.log.warn({ err }, 'presence could not be told to other processes'))
  }
}
