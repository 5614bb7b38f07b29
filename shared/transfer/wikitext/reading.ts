import type { MarkJson, NodeJson } from '../../document/document.ts'
import type { ProblemKind } from '../problems.ts'
import type { WikiSite } from './links.ts'
import type { TakenOut } from './markers.ts'

/** What a template of a text says by itself, as far as somebody knows templates. */
export interface Templates {
  /** The words it stands for; empty when it says nothing by itself. */
  textOf(source: string): string
  /** What a citation cites; null for any other template. */
  citationOf(source: string): Citation | null
}

export interface Citation {
  readonly text: string
  readonly address: string | null
}

/** A piece of a line: words with their marks, a line break, or a block that stands among them. */
export type Piece =
  | { readonly text: string; readonly marks: readonly MarkJson[] }
  | { readonly lineBreak: true }
  | { readonly block: NodeJson }

/** What reading one text carries along. */
export interface Reading {
  readonly site: WikiSite
  readonly templates: Templates
  readonly taken: readonly TakenOut[]
  readonly references: References
  /** Texts within texts, such as the caption of a picture in a table: past a bound they are plain words. */
  readonly depth: number
  report(kind: ProblemKind, name: string): void
}

export const deepest = 6

/** The notes of a text, numbered in the order in which they are first met. */
export class References {
  readonly #numbers = new Map<string, number>()
  readonly #notes: (readonly Piece[])[] = []
  placed = false

  /** The number of a note; one with a name may be told at any of its places. */
  numberOf(name: string, read: (() => readonly Piece[]) | null): number {
    const known = name === '' ? undefined : this.#numbers.get(name)
    const number = known ?? this.#notes.push([])
    if (name !== '') this.#numbers.set(name, number)
    if (read && this.#notes[number - 1]?.length === 0) this.#notes[number - 1] = read()
    return number
  }

  take(): readonly (readonly Piece[])[] {
    this.placed = true
    return this.#notes
  }

  get any(): boolean {
    return this.#notes.length > 0
  }
}
