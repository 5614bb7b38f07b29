import { applyQuietly, docOf } from '@fieldword/server/collab/draft-document.ts'
import type { LogRow } from '@fieldword/server/collab/update-log-writing.ts'
import { isFinal } from '@fieldword/shared/collab/close-codes.ts'
import * as Y from 'yjs'
import { editSomewhere, firstText } from './edits.ts'
import { isKept } from './kept.ts'
import { MemoryLogs } from './memory-log.ts'
import { idOf } from './people.ts'
import type { Chance } from './random.ts'
import { SimulatedClient } from './simulated-client.ts'
import { SimulatedProcess } from './simulated-process.ts'
import type { Outcome } from './simulated-store.ts'
import { sameState } from './writer.ts'

/** How time passes in a simulation: timers of so many milliseconds go off, and everything that waits for them goes on. */
export type PassTime = (milliseconds: number) => Promise<void>

const draftId = '01900000-0000-7000-8000-000000000001'

/**
 * Two processes on one database and people who write in one draft, where chance alone decides what happens next: which message
 * arrives, what becomes of a write, who is cut off, which process dies.
 */
export class Simulation {
  readonly #chance: Chance
  readonly #passTime: PassTime
  readonly #logs = new MemoryLogs()
  readonly #start = aStart()
  readonly #clients: readonly SimulatedClient[]
  readonly #imported: Uint8Array[] = []
  /** What the log holds, row by row as it grows. */
  readonly #disk = new Y.Doc()
  #diskRows = 0
  readonly #audited = new Map<SimulatedClient, number>()
  readonly #lies: string[] = []
  readonly #died: SimulatedProcess[] = []
  #processes: SimulatedProcess[]

  constructor(chance: Chance, passTime: PassTime) {
    this.#chance = chance
    this.#passTime = passTime
    this.#logs.create(draftId, this.#start)
    this.#processes = [this.#process(), this.#process()]
    this.#clients = ['Amara', 'Ben', 'Chen', 'Dana'].map((name, index) => new SimulatedClient(name, 1000 + index))
  }

  async step(): Promise<void> {
    this.#chance.one(this.#likely)()
    await this.#passTime(0)
    this.#audit()
  }

  /** Nothing fails any more, until nothing is on its way; answers what is wrong then. */
  async faults(): Promise<string[]> {
    this.#logs.setLocked(draftId, false)
    for (let round = 0; this.#unrest().length > 0; round += 1) {
      if (round === 500) return ['It never comes to rest', ...this.#unrest()]
      for (const client of this.#clients) {
        if (client.isOffline) this.#connect(client)
        for (let message = 0; message < 50; message += 1) this.#deliver(client)
      }
      for (const process of this.#processes) {
        process.store.settle('answered')
        process.hearNext()
      }
      await this.#passTime(10)
    }
    return this.#wrong()
  }

  readonly #likely = weighted([
    [40, () => this.#edit()],
    [90, () => this.#deliver(this.#anyone())],
    [40, () => this.#settle('answered')],
    [3, () => this.#settle('refused')],
    [3, () => this.#settle('answer-lost')],
    [2, () => this.#settle('done-late')],
    [20, () => this.#anyProcess().hearNext()],
    [2, () => this.#anyProcess().listenAnew()],
    [3, () => this.#anyone().disconnect()],
    [8, () => this.#connect(this.#anyone())],
    [2, () => void this.#anyProcess().retire()],
    [1, () => this.#logs.setLocked(draftId, this.#chance.below(3) === 0)],
    [20, () => void this.#passTime(this.#chance.below(20))],
    [2, () => void this.#passTime(1000)],
    [1, () => this.#kill()],
    [1, () => this.#import()],
  ])

  #anyone(): SimulatedClient {
    return this.#chance.one(this.#clients)
  }

  #anyProcess(): SimulatedProcess {
    return this.#chance.one(this.#processes)
  }

  #edit(): void {
    const { doc } = this.#anyone()
    // Whoever has nothing yet cannot type.
    if (firstText(doc)) editSomewhere(doc, this.#chance)
  }

  #deliver(client: SimulatedClient): void {
    if (this.#chance.below(2) === 0) client.deliverUp()
    else client.deliverDown()
  }

  #settle(outcome: Outcome): void {
    this.#anyProcess().store.settle(outcome)
  }

  #connect(client: SimulatedClient): void {
    if (client.isOffline) void client.connect(this.#anyProcess())
  }

  #kill(): void {
    const victim = this.#anyProcess()
    victim.die(this.#chance.below(2) === 0)
    this.#died.push(victim)
    for (const client of this.#clients) if (client.process === victim) client.disconnect()
    this.#processes = this.#processes.map(process => (process === victim ? this.#process() : process))
  }

  /** Somewhere else many small rows are written, enough of them for snapshots to be worth while. */
  #import(): void {
    const doc = docOf([Y.encodeStateAsUpdate(this.#logged())])
    doc.clientID = 10_000 + this.#imported.length
    const rows: LogRow[] = []
    doc.on('update', bytes => rows.push({ draftId, userId: idOf('Import'), bytes, clients: [] }))
    for (let row = 0; row < 60; row += 1) editSomewhere(doc, this.#chance)
    const range = this.#logs.commit(rows).get(draftId)
    if (!range || range === 'gone') return
    this.#imported.push(...rows.map(({ bytes }) => bytes))
    for (const process of this.#processes) process.signals.push(range.after)
  }

  #process(): SimulatedProcess {
    return new SimulatedProcess({
      draftId,
      logs: this.#logs,
      signal: seq => {
        for (const process of this.#processes) process.signals.push(seq)
      },
    })
  }

  /** Who has not come to rest yet. */
  #unrest(): string[] {
    const logged = this.#logged()
    return [
      ...this.#clients.filter(client => !client.isAtRest).map(({ name }) => `${name} waits`),
      ...this.#processes.flatMap(({ store, signals }) =>
        store.waiting + signals.length > 0 ? ['A process waits'] : [],
      ),
      ...this.#replicas().flatMap(([name, doc]) =>
        sameState(doc, logged) ? [] : [`${name} has not what is in the log`],
      ),
    ]
  }

  #logged(): Y.Doc {
    const rows = this.#logs.rows(draftId)
    applyQuietly(
      this.#disk,
      rows.slice(this.#diskRows).map(row => row.bytes),
      null,
    )
    this.#diskRows = rows.length
    return this.#disk
  }

  /** What was just said to be saved has to be in the log by now, not only in the end. */
  #audit(): void {
    for (const client of this.#clients) {
      const fresh = client.saidSaved.slice(this.#audited.get(client) ?? 0)
      this.#audited.set(client, client.saidSaved.length)
      if (!fresh.every(update => isKept(this.#logged(), update)))
        this.#lies.push(`${client.name} was told “saved” too early`)
    }
  }

  #replicas(): [name: string, doc: Y.Doc][] {
    return [
      ...this.#clients.map(({ name, doc }) => [name, doc] as [string, Y.Doc]),
      ...this.#processes.flatMap(({ hosted }) => (hosted ? [['a room', hosted.room.doc] as [string, Y.Doc]] : [])),
    ]
  }

  async #wrong(): Promise<string[]> {
    this.#audit()
    const logged = this.#logged()
    const made = docOf([this.#start, ...this.#imported, ...this.#clients.flatMap(client => client.made)])
    const { snapshot, tail } = await this.#logs.read(draftId)
    const loaded = docOf([...(snapshot ? [snapshot] : []), ...tail].map(row => row.bytes))
    const failures = [...this.#processes, ...this.#died].flatMap(process => process.failures)
    return [
      ...(sameState(made, logged) ? [] : ['What was typed and what is in the log are not the same']),
      ...(sameState(loaded, logged) ? [] : ['The newest snapshot and its tail are not the whole log']),
      ...this.#lies,
      ...failures.map(failure => `A process failed: ${failure}`),
      ...this.#clients.flatMap(({ name, refusals }) =>
        refusals.filter(isFinal).map(reason => `${name} was sent away: ${reason}`),
      ),
    ]
  }
}

function weighted<T>(choices: readonly (readonly [weight: number, choice: T])[]): T[] {
  return choices.flatMap(([weight, choice]) => Array<T>(weight).fill(choice))
}

/** The first row of a log: one paragraph, by the server. */
export function aStart(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  const paragraph = new Y.XmlElement('paragraph')
  doc.getXmlFragment('default').insert(0, [paragraph])
  paragraph.insert(0, [new Y.XmlText('Start.')])
  return Y.encodeStateAsUpdate(doc)
}
