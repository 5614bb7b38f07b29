import type { DraftState, DraftUpdates } from '@fieldword/shared/collab/history-contract.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import * as Y from 'yjs'
import { Clocks } from './clocks.ts'
import { readDraft } from './read-draft.ts'

/** Where a history is asked for. */
export interface HistorySource {
  state(seq: number): Promise<DraftState>
  updates(after: number): Promise<DraftUpdates>
}

export type Edit = Pick<DraftUpdates['items'][number], 'seq' | 'at' | 'by'>
type StoredEdit = DraftUpdates['items'][number]

/** Edits before the one asked for that are fetched with it, so that stepping back is at once. */
const stepsBack = 50
/** Edits ahead of the present one below which the next ones are fetched. */
const stepsAhead = 400

/**
 * [COL32] A draft at one edit of its history, and the edits around it. The document is made anew only to go back, from the
 * nearest state that is at hand.
 */
export class Replay {
  readonly #source: HistorySource
  #base: DraftState | null = null
  #edits: StoredEdit[] = []
  #doc = new Y.Doc()
  #clocks = new Clocks([])
  #at = 0
  #more: Promise<void> | null = null
  #reachedEnd: boolean = false

  constructor(source: HistorySource) {
    this.#source = source
  }

  get seq(): number {
    return this.#at
  }

  document(): DocumentJson {
    return readDraft(this.#doc, this.#clocks)
  }

  /** The edit that made the present text; null where it lies before what was fetched. */
  get edit(): Edit | null {
    if (this.#base?.seq === this.#at) return { seq: this.#at, at: this.#base.at, by: null }
    return this.#edits[this.#placeAfter(this.#at) - 1] ?? null
  }

  /** The edit after the present one, if it has come; asks for more before they run out. */
  next(): Edit | null {
    const place = this.#placeAfter(this.#at)
    if (this.#edits.length - place < stepsAhead) void this.#fetchMore()
    return this.#edits[place] ?? null
  }

  /** Resolves once there is a next edit or the history has ended. */
  async ready(): Promise<void> {
    while (!this.next() && !this.#reachedEnd) await this.#fetchMore()
  }

  /** Goes to an edit, wherever it is. */
  async seek(seq: number): Promise<void> {
    if (!this.#covers(seq)) await this.#loadAround(seq)
    this.step(seq)
  }

  /** Goes to an edit that has come. */
  step(seq: number): void {
    if (seq < this.#at) this.#goToBase()
    const edits = this.#edits.slice(this.#placeAfter(this.#at), this.#placeAfter(seq))
    for (const edit of edits) this.#apply(edit)
    this.#at = seq
  }

  #covers(seq: number): boolean {
    return this.#base !== null && seq >= this.#base.seq && seq <= (this.#edits.at(-1)?.seq ?? this.#base.seq)
  }

  async #loadAround(seq: number): Promise<void> {
    const from = Math.max(1, seq - stepsBack)
    const [base, page] = await Promise.all([this.#source.state(from), this.#source.updates(from)])
    await this.#more
    this.#base = base
    this.#edits = []
    this.#take(page)
    this.#goToBase()
    while (!this.#covers(seq) && !this.#reachedEnd) await this.#fetchMore()
  }

  #fetchMore(): Promise<void> {
    if (this.#reachedEnd || !this.#base) return Promise.resolve()
    this.#more ??= this.#source
      .updates(this.#edits.at(-1)?.seq ?? this.#base.seq)
      .then(page => this.#take(page))
      .finally(() => {
        this.#more = null
      })
    return this.#more
  }

  #take({ items, nextAfter }: DraftUpdates): void {
    this.#edits.push(...items)
    this.#reachedEnd = nextAfter === null
  }

  #goToBase(): void {
    if (!this.#base) return
    this.#doc.destroy()
    this.#doc = new Y.Doc()
    Y.applyUpdate(this.#doc, bytesOf(this.#base.state))
    this.#clocks = new Clocks(this.#base.authors)
    this.#at = this.#base.seq
  }

  /** Clocks that the document did not have before are by whoever brought them. */
  #apply({ update, by }: StoredEdit): void {
    const bytes = bytesOf(update)
    const { store } = this.#doc
    const before = [...Y.parseUpdateMeta(bytes).to.keys()].map(client => [client, Y.getState(store, client)] as const)
    Y.applyUpdate(this.#doc, bytes)
    for (const [client, from] of before) {
      const to = Y.getState(store, client)
      if (to > from) this.#clocks.add(client, { from, to, by })
    }
  }

  #placeAfter(seq: number): number {
    let [low, high] = [0, this.#edits.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#edits[middle]?.seq ?? 0) <= seq) low = middle + 1
      else high = middle
    }
    return low
  }
}

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), character => character.charCodeAt(0))
}
