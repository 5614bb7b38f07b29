import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import type { Subject } from './co-editing-servers.ts'
import { fill, type Typist, textsOf } from './typist.ts'

export interface CrowdShape {
  readonly documents: number
  readonly writers: number
  readonly readers: number
  /** Characters a second of each writer. */
  readonly rate: number
}

export interface Heard {
  /** Characters that reached somebody else. */
  readonly deliveries: number
  /** Milliseconds from the key to those who listened, in order of size. */
  readonly delays: Float64Array
  /** Whether all replicas of each document ended with the same text, and all that was typed is in it. */
  readonly converged: boolean
}

interface Document {
  readonly writers: Typist[]
  readonly readers: Typist[]
  readonly all: Typist[]
}

/** So many of a document's writers, and of its readers, take in what comes at once. With more the crowd would take longer than the servers do. */
const listening = 5

/** When each character was typed: by client id, from the clock that this client began with. */
interface Typed {
  readonly from: number
  readonly at: number[]
}

/** People who have documents of one server open, and type into them. */
export class Crowd {
  readonly #shape: CrowdShape
  readonly #documents: Document[]
  readonly #typed = new Map<number, Typed>()
  #delays: number[] = []
  /** Characters that each of those who listen heard. */
  readonly #heard = new Map<Typist, number>()
  #isMeasuring = false

  private constructor(shape: CrowdShape, documents: Document[]) {
    this.#shape = shape
    this.#documents = documents
    for (const { writers, all } of documents) {
      for (const { doc } of writers) this.#typed.set(doc.clientID, { from: clockOf(doc, doc.clientID), at: [] })
      for (const typist of all) typist.doc.on('afterTransaction', transaction => this.#hear(typist, transaction))
    }
  }

  /** Everybody in their document, and the same text before all of them. `first` is the server's first document to use. */
  static async gather(subject: Subject, shape: CrowdShape, first: number): Promise<Crowd> {
    const documents: Document[] = []
    for (let number = 0; number < shape.documents; number += 1) {
      const all: Typist[] = []
      for (let person = 0; person < shape.writers + shape.readers; person += 1) {
        const typist = subject.open(first + number)
        all.push(typist)
        if (person % 10 === 0) await typist.ready
        if (person === 0) fill(typist.doc, 20)
      }
      await Promise.all(all.map(typist => typist.ready))
      await until(() => agree(all))
      documents.push({ writers: all.slice(0, shape.writers), readers: all.slice(shape.writers), all })
    }
    return new Crowd(shape, documents)
  }

  /**
   * Everybody types for so many seconds; `measured` is called with true when those to be measured begin, then with false. All take in
   * all of it in the end.
   */
  async type(warm: number, seconds: number, measured: (isBeginning: boolean) => void): Promise<Heard> {
    const waiting = this.#documents.flatMap(({ writers, readers }) => [
      ...writers.slice(listening),
      ...readers.slice(listening),
    ])
    for (const typist of waiting) typist.stopListening()
    await this.#typeFor(warm)
    this.#delays = []
    this.#heard.clear()
    this.#isMeasuring = true
    measured(true)
    await this.#typeFor(seconds)
    measured(false)
    this.#isMeasuring = false
    const deliveries = this.#documents.reduce(
      (sum, { writers, readers }) => sum + this.#reached(writers) + this.#reached(readers),
      0,
    )
    for (const typist of waiting) {
      typist.listen()
      await pause(0)
    }
    await Promise.race([until(() => this.#documents.every(({ all }) => agree(all))), pause(30_000)])
    return {
      deliveries,
      delays: Float64Array.from(this.#delays).sort(),
      converged: this.#documents.every(({ all }) => agree(all)),
    }
  }

  /** Characters that reached these people: the same is sent to all of them. */
  #reached(people: readonly Typist[]): number {
    const ears = people.slice(0, listening)
    const heard = ears.reduce((sum, typist) => sum + (this.#heard.get(typist) ?? 0), 0)
    return ears.length === 0 ? 0 : (heard / ears.length) * people.length
  }

  leave(): void {
    for (const { all } of this.#documents) for (const typist of all) typist.leave()
  }

  async #typeFor(seconds: number): Promise<void> {
    const gap = 1000 / this.#shape.rate
    const begin = performance.now()
    const hands = this.#documents.flatMap(({ writers }) =>
      writers.map(typist => ({ typist, due: begin + Math.random() * gap })),
    )
    const end = begin + seconds * 1000
    while (performance.now() < end) {
      const now = performance.now()
      for (const hand of hands) {
        if (hand.due > now) continue
        hand.due += gap
        this.#press(hand.typist)
      }
      await pause(1)
    }
  }

  #press({ doc }: Typist): void {
    const texts = textsOf(doc)
    const text = texts[Math.floor(Math.random() * texts.length)]
    if (!text) return
    this.#typed.get(doc.clientID)?.at.push(performance.now())
    text.insert(Math.floor(Math.random() * (text.length + 1)), 'e')
  }

  #hear(typist: Typist, { local, beforeState, afterState }: Y.Transaction): void {
    if (local || !this.#isMeasuring) return
    const now = performance.now()
    for (const [client, clock] of afterState) {
      const typed = this.#typed.get(client)
      if (!typed) continue
      for (let at = beforeState.get(client) ?? 0; at < clock; at += 1) {
        const pressed = typed.at[at - typed.from]
        if (pressed === undefined) continue
        this.#delays.push(now - pressed)
        this.#heard.set(typist, (this.#heard.get(typist) ?? 0) + 1)
      }
    }
  }
}

function clockOf(doc: Y.Doc, client: number): number {
  return Y.getState(doc.store, client)
}

function agree([first, ...others]: readonly Typist[]): boolean {
  if (!first) return true
  const wanted = JSON.stringify([...clocks(first.doc)].sort())
  return others.every(({ doc }) => JSON.stringify([...clocks(doc)].sort()) === wanted)
}

function clocks(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await pause(20)
}
