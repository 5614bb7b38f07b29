import { type Attributed, attribute } from '@fieldword/shared/blame/attribute.ts'
import { type Flow, flowOf } from '@fieldword/shared/blame/flow.ts'
import { Memory } from '@fieldword/shared/blame/memory.ts'
import { type OriginRun, RunReader, type TypedRun } from '@fieldword/shared/blame/origins.ts'
import { Vocabulary } from '@fieldword/shared/blame/vocabulary.ts'
import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

/** A word, and who the attribution says wrote it: the revision, and the member after it where one is known. */
export type Credit = readonly [word: string, credit: string]

/** Revisions of one page, each made from the one before. */
export class Line {
  readonly #vocabulary = new Vocabulary()
  readonly #memory = new Memory()
  readonly #written = new Map<string, readonly OriginRun[]>()
  #last: Attributed | null = null
  revision = 0

  /** The next revision; paragraphs or a whole document. */
  write(text: DocumentJson | readonly string[], typed: readonly TypedRun[] | null = null): this {
    this.revision += 1
    const flow = flowOf(
      'type' in text ? text : doc(...text.map((words, index) => paragraph(`p${index}`, words))),
      this.#vocabulary,
    )
    const key = flow.texts.join('\n')
    const past = { passages: this.#memory.passages, same: this.#written.get(key) ?? null }
    const { runs, removed } = attribute({ flow, revision: this.revision, typed }, this.#last, past)
    this.#memory.add(removed)
    if (!this.#written.has(key)) this.#written.set(key, runs)
    this.#last = { flow, runs }
    return this
  }

  get runs(): readonly OriginRun[] {
    return this.#last?.runs ?? []
  }

  get flow(): Flow {
    if (!this.#last) throw new Error('Nothing is written yet.')
    return this.#last.flow
  }

  /** Each word of the latest revision and its credit. */
  get credits(): Credit[] {
    const { written, offsets, vocabulary } = this.flow
    const reader = new RunReader(this.runs)
    return Array.from(written).flatMap((number, place): Credit[] => {
      const { text, isWord } = vocabulary.token(number)
      const [first] = [...reader.over(offsets[place] ?? 0, offsets[place + 1] ?? 0)]
      if (!isWord) return []
      return [[text, first ? `r${first.run.revision}${first.run.by === null ? '' : ` ${first.run.by}`}` : 'nobody']]
    })
  }

  /** The words of each run, as a line one can read in a test: "r1: Students learn | r2: by doing". */
  get drawn(): string {
    const drawn: { credit: string; words: string[] }[] = []
    for (const [word, credit] of this.credits) {
      const last = drawn.at(-1)
      if (last?.credit === credit) last.words.push(word)
      else drawn.push({ credit, words: [word] })
    }
    return drawn.map(({ credit, words }) => `${credit}: ${words.join(' ')}`).join(' | ')
  }
}
