import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { readStored } from '@fieldword/server/collab/log-queries.ts'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { oneTo, sequenceOf, wordsOnDisk } from './drafts.ts'
import { isKept } from './kept.ts'
import type { Chance } from './random.ts'
import { sameText, type Writer } from './writer.ts'

/** What must be found again: every word that is typed in one draft, and every update of which was said that it is saved. */
export class Ledger {
  readonly #platform: Platform
  readonly #draftId: string
  readonly #writers: readonly Writer[]
  readonly #chance: Chance
  /** What the draft began with. */
  readonly #first: readonly string[]
  /** Words that nobody has deleted, by who typed them. */
  readonly #words = new Map<Writer, string[]>()
  #typed = 0

  /** The writers have the draft already, with some text. */
  constructor(platform: Platform, draftId: string, writers: readonly Writer[], chance: Chance) {
    this.#platform = platform
    this.#draftId = draftId
    this.#writers = writers
    this.#chance = chance
    this.#first = wordsIn(writers[0]?.words ?? '')
  }

  get saidSaved(): number {
    return this.#writers.reduce((sum, writer) => sum + writer.saidSaved.length, 0)
  }

  /** One of them types a word that is typed once in all, somewhere between two others, or takes one of their own away. */
  type(writer = this.#chance.one(this.#writers)): void {
    const own = this.#words.get(writer) ?? []
    this.#words.set(writer, own)
    if (own.length > 5 && this.#chance.below(6) === 0) {
      const [word = ''] = own.splice(this.#chance.below(own.length), 1)
      writer.text.delete(writer.words.indexOf(word), word.length)
      return
    }
    const word = `${writer.name}${this.#typed} `
    this.#typed += 1
    const places = [...writer.words.matchAll(/^| /g)].map(({ index, 0: space }) => index + space.length)
    writer.type(word, this.#chance.one(places))
    own.push(word)
  }

  /** They type until the condition holds, none further ahead of the disk than somebody who types would be. */
  async typeUntil(condition: () => boolean): Promise<void> {
    while (!condition()) {
      const ready = this.#writers.filter(({ provider, saved, sent }) => provider.synced && saved > sent - 10)
      if (ready.length > 0) this.type(this.#chance.one(ready))
      if (ready.length === 0) await Promise.race(this.#writers.map(writer => writer.happens()))
      else if (this.#chance.below(4) === 0) await new Promise(setImmediate)
    }
  }

  /** What was said to be saved, and is not in what a new server would load. */
  async missing(): Promise<string[]> {
    const { updates } = await readStored(this.#platform.database.prisma, this.#draftId)
    const doc = docOf(updates)
    return this.#writers.flatMap(({ name, saidSaved }) =>
      saidSaved.flatMap((update, index) => (isKept(doc, update) ? [] : [`update ${index} of ${name} is missing`])),
    )
  }

  /** Waits until all is saved and everybody has the same, `late` too, who comes now; answers what is wrong then. */
  async faults(late: Writer): Promise<string[]> {
    await Promise.all([late.synced(), ...this.#writers.map(writer => writer.allSaved())])
    await sameText(late, ...this.#writers)
    const { rows, last } = await sequenceOf(this.#platform, this.#draftId)
    const onDisk = (await wordsOnDisk(this.#platform, this.#draftId)).join('')
    return [
      ...(await this.missing()),
      ...unlike([...this.#first, ...[...this.#words.values()].flat()], wordsIn(late.words)),
      ...(onDisk === late.words ? [] : ['the disk has another text']),
      ...(rows.join() === oneTo(last).join() ? [] : ['the log has a gap']),
    ]
  }
}

/** Each with the space after it. */
function wordsIn(text: string): string[] {
  return text.split(/(?<= )/)
}

function unlike(typed: readonly string[], found: readonly string[]): string[] {
  const left = new Set(typed)
  const unknown = found.filter(word => !left.delete(word))
  return [...[...left].map(word => `“${word}” is lost`), ...unknown.map(word => `“${word}” is there too often`)]
}
