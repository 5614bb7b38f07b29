import type { Chance } from '../../collab/support/random.ts'

/** A word and the revision that brought it, as whoever wrote the history knows. */
interface Word {
  readonly text: string
  readonly revision: number
}

type Paragraph = readonly Word[]

/** What is moved or brought back is no shorter: an edit or two within it must leave a phrase. */
const passage = 9

/** A page whose writer knows of every word who brought it. Words come from `next`. */
export class Truth {
  readonly #chance: Chance
  readonly #next: () => string
  readonly #revisions: (readonly Paragraph[])[] = []
  readonly #removed: Word[][] = []
  #paragraphs: Word[][] = []
  #revision = 0

  constructor(chance: Chance, next: () => string) {
    this.#chance = chance
    this.#next = next
  }

  get paragraphs(): string[] {
    return this.#paragraphs.map(words => words.map(({ text }) => text).join(' '))
  }

  get credits(): [string, string][] {
    return this.#paragraphs.flat().map(({ text, revision }) => [text, `r${revision}`])
  }

  get words(): Set<string> {
    return new Set(this.#paragraphs.flat().map(({ text }) => text))
  }

  /** The next revision: one thing of any kind, and perhaps words added here and there. What was done, in a word. */
  revise(): string {
    this.#revision += 1
    const done = this.#revision === 1 ? this.#begin() : this.#doSomething()
    this.#revisions.push(this.#copy())
    return `r${this.#revision} ${done}`
  }

  /** A paragraph stays as long as a passage: of one that moves and is edited a phrase must be left. */
  #doSomething(): string {
    const before = this.#copy()
    for (let tries = 0; tries < 50; tries += 1) {
      const done = this.#chance.one(this.#deeds)()
      // What is brought back with a word of one's own in it is known again by phrases: not always to the word.
      if (!done.startsWith('bring')) for (let times = this.#chance.below(3); times > 0; times -= 1) this.#addWord()
      this.#paragraphs = this.#paragraphs.filter(({ length }) => length > 0)
      if (this.#paragraphs.every(({ length }) => length >= passage)) return done
      this.#paragraphs = before.map(words => [...words])
      this.#removed.length = 0
    }
    return 'nothing'
  }

  #copy(): Word[][] {
    return this.#paragraphs.map(words => [...words])
  }

  readonly #deeds: readonly (() => string)[] = [
    () => this.#write(),
    () => this.#write(),
    () => this.#remove(),
    () => this.#reword(),
    () => this.#move(),
    () => this.#moveParagraph(),
    () => this.#split(),
    () => this.#merge(),
    () => this.#bringBack(),
    () => this.#revert(),
    () => this.#blank(),
  ]

  #begin(): string {
    for (let count = 4; count > 0; count -= 1) this.#paragraphs.push(this.#fresh(20))
    return 'begin'
  }

  #write(): string {
    const at = this.#chance.below(this.#paragraphs.length + 1)
    this.#paragraphs.splice(at, 0, this.#fresh(4 + this.#chance.below(20)))
    return 'write'
  }

  #addWord(): void {
    const [words, at] = this.#place()
    words.splice(at, 0, ...this.#fresh(1))
  }

  #remove(): string {
    const taken = this.#take(1 + this.#chance.below(12))
    if (taken.length >= passage) this.#removed.push(taken)
    return 'remove'
  }

  #reword(): string {
    const [words, at] = this.#place()
    const length = 1 + this.#chance.below(6)
    words.splice(at, length, ...this.#fresh(length))
    return 'reword'
  }

  #move(): string {
    const taken = this.#take(passage)
    // Fewer are not a passage: they are lost.
    if (taken.length < passage) return 'remove the end'
    const [words, at] = this.#place()
    words.splice(at, 0, ...taken)
    return 'move'
  }

  #moveParagraph(): string {
    const [words] = this.#place()
    this.#paragraphs.splice(this.#paragraphs.indexOf(words), 1)
    this.#paragraphs.splice(this.#chance.below(this.#paragraphs.length + 1), 0, words)
    return 'move a paragraph'
  }

  #split(): string {
    const [words, at] = this.#place()
    this.#paragraphs.splice(this.#paragraphs.indexOf(words) + 1, 0, words.splice(at))
    return 'split'
  }

  #merge(): string {
    const [first, second = []] = this.#paragraphs
    this.#paragraphs.splice(0, 2, [...(first ?? []), ...second])
    return 'merge'
  }

  #bringBack(): string {
    const last = this.#removed.pop()
    if (!last) return 'nothing'
    const [words, at] = this.#place()
    words.splice(at, 0, ...last)
    return 'bring back'
  }

  #revert(): string {
    const old = this.#chance.one(this.#revisions)
    this.#paragraphs = old.map(words => [...words])
    this.#removed.length = 0
    return 'bring a whole text back'
  }

  /** Somebody empties the page; what follows builds upon what a reader puts in its place. */
  #blank(): string {
    this.#paragraphs = [this.#fresh(passage)]
    this.#removed.length = 0
    return 'blank'
  }

  #fresh(count: number): Word[] {
    return Array.from({ length: count }, () => ({ text: this.#next(), revision: this.#revision }))
  }

  #place(): [words: Word[], at: number] {
    if (this.#paragraphs.length === 0) this.#paragraphs.push([])
    const words = this.#chance.one(this.#paragraphs)
    return [words, this.#chance.below(words.length + 1)]
  }

  #take(most: number): Word[] {
    const [words, at] = this.#place()
    return words.splice(at, most)
  }
}
