import { z } from 'zod'
import type { Platform } from '../platform/platform.ts'
import type { VouchedEntry } from './presence.ts'
import type { Room } from './room.ts'

const states = z.array(z.object({ client: z.number(), clock: z.number(), json: z.string(), userId: z.string() }))
const ofProcess = z.object({ kind: z.enum(['alive', 'gone']), from: z.string() })
const ofDraft = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['open', 'here', 'closed']), from: z.string(), draft: z.string() }),
  z.object({ kind: z.literal('states'), from: z.string(), draft: z.string(), states }),
])
const message = z.union([ofProcess, ofDraft])
type Message = z.infer<typeof message>

interface RelayPorts {
  roomOf(draftId: string): Room | null
  openDrafts(): string[]
  changed(draftId: string): void
}

/** Milliseconds between a process's signs of life, and after which one is taken for dead. */
const renewal = 5000
const lifetime = 15_000
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
  /** Processes that were heard, and when last. */
  readonly #alive = new Map<string, number>()
  /** Per draft: processes that have it open. */
  readonly #others = new Map<string, Set<string>>()
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
      payload => this.#hear(message.parse(JSON.parse(payload))),
      () => this.#askAll(),
    )
    this.#timer = setInterval(() => this.#renew(), renewal)
  }

  /** The last thing it says is that all who are here have left. */
  async close(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#send({ kind: 'gone', from: this.#id })
    this.#closed = true
  }

  opened(draftId: string): void {
    void this.#send({ kind: 'open', from: this.#id, draft: draftId })
  }

  closed(draftId: string): void {
    this.#others.delete(draftId)
    void this.#send({ kind: 'closed', from: this.#id, draft: draftId })
  }

  /** What changed here, to whoever else has the draft open. */
  tell(draftId: string, changed: readonly VouchedEntry[]): void {
    if (this.#others.get(draftId)?.size) this.#sendStates(draftId, changed)
  }

  #sendStates(draftId: string, vouched: readonly VouchedEntry[]): void {
    let part: z.infer<typeof states> = []
    let size = 0
    const send = () => {
      if (part.length > 0) void this.#send({ kind: 'states', from: this.#id, draft: draftId, states: part })
      part = []
      size = 0
    }
    for (const state of vouched) {
      const bytes = Buffer.byteLength(JSON.stringify(state))
      // Alone too large for a signal: seen here, and not elsewhere.
      if (bytes > longestPayload - 200) continue
      if (size + bytes > longestPayload - 200) send()
      part.push(state)
      size += bytes + 1
    }
    send()
  }

  #hear(said: Message): void {
    if (said.from === this.#id) return
    if (said.kind === 'gone') {
      this.#lose(said.from)
      return
    }
    const isKnown = this.#alive.has(said.from)
    this.#alive.set(said.from, this.#platform.clock().getTime())
    if ('draft' in said) this.#hearOfDraft(said)
    // It was taken for dead, or this process was asleep: each has to learn anew what the other has open.
    else if (!isKnown) this.#announceAll()
  }

  #hearOfDraft(said: z.infer<typeof ofDraft>): void {
    const { from, draft } = said
    const room = this.#ports.roomOf(draft)
    if (!room) return
    const others = this.#others.get(draft) ?? new Set<string>()
    this.#others.set(draft, others)
    const { states: present } = room.presence
    if (said.kind === 'closed') {
      others.delete(from)
      present.leaveProcesses(id => id === from)
    } else {
      others.add(from)
    }
    if (said.kind === 'open') void this.#send({ kind: 'here', from: this.#id, draft })
    if (said.kind === 'open' || said.kind === 'here') this.#sendStates(draft, present.here())
    if (said.kind === 'states') present.hearProcess(from, said.states, this.#platform.clock().getTime())
    this.#ports.changed(draft)
  }

  /** A process ended, or nothing was heard of it for too long. */
  #lose(processId: string): void {
    this.#alive.delete(processId)
    for (const [draftId, others] of this.#others) {
      if (!others.delete(processId)) continue
      this.#ports.roomOf(draftId)?.presence.states.leaveProcesses(id => id === processId)
      this.#ports.changed(draftId)
    }
  }

  /** After a break in listening: who left meanwhile was not heard, so all who are elsewhere are asked for. */
  #askAll(): void {
    for (const processId of [...this.#alive.keys()]) this.#lose(processId)
    this.#announceAll()
  }

  #announceAll(): void {
    for (const draftId of this.#ports.openDrafts()) this.opened(draftId)
  }

  #renew(): void {
    const before = this.#platform.clock().getTime() - lifetime
    void this.#send({ kind: 'alive', from: this.#id })
    for (const [processId, heardAt] of [...this.#alive]) if (heardAt < before) this.#lose(processId)
  }

  /** What is lost of presence comes again with the next change, so a failure is noted and left. */
  async #send(said: Message): Promise<void> {
    if (this.#closed) return
    try {
      await this.#platform.signals.notify('awareness', JSON.stringify(said))
    } catch (err) {
      this.#platform.log.warn({ err }, 'presence could not be told to other processes')
    }
  }
}
