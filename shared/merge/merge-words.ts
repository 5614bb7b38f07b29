import type { Budget } from '../diff/budget.ts'
import type { NodeJson } from '../document/document.ts'
import { tidyText } from '../document/parse.ts'
import type { Choice, Place, Take } from './contract.ts'
import { InlineText, lineBreak, nodesOf, type Piece, readable, wordsOf } from './inline-text.ts'
import { find, followFormatting, linkOf, linksClash, marksOnAll, mergeMarks, withLink } from './marks.ts'
import type { Settling } from './settling.ts'
import type { Key } from './trees.ts'
import { changesTo, type Spot, spotsOf } from './word-changes.ts'

export interface WordsToMerge {
  readonly key: Key
  readonly place: Place
  /** None where both sides added the block. */
  readonly base: readonly NodeJson[] | null
  readonly ours: readonly NodeJson[]
  readonly theirs: readonly NodeJson[]
}

/** Characters of context around a conflict. */
const around = 60

/** [MRG4] Words and marks of one block. */
export function mergeWords(block: WordsToMerge, settling: Settling, budget: Budget): NodeJson[] {
  const ours = new InlineText(block.ours)
  const theirs = new InlineText(block.theirs)
  const base = block.base ? new InlineText(block.base) : ours
  const spots = block.base
    ? spotsOf(changesTo(base.text, ours.text, budget), changesTo(base.text, theirs.text, budget))
    : differing(ours.text, theirs.text, budget)
  return nodesOf(new WordMerge(block, { base, ours, theirs }, settling).through(spots))
}

/** Without a base nobody knows who added and who removed, so wherever they differ is a conflict. */
function differing(ours: string, theirs: string, budget: Budget): Spot[] {
  return changesTo(ours, theirs, budget).map(({ start, end, from, to }) => ({
    ...{ start, end },
    ours: { changed: true, from: start, to: end },
    theirs: { changed: true, from, to },
  }))
}

interface Texts {
  readonly base: InlineText
  readonly ours: InlineText
  readonly theirs: InlineText
}

const noClash = { json: '', take: 'ours' } as const

class WordMerge {
  private readonly block: WordsToMerge
  private readonly texts: Texts
  private readonly settling: Settling
  private readonly pieces: Piece[] = []
  private conflicts = 0
  private clashing: { readonly json: string; readonly take: Take } = noClash

  constructor(block: WordsToMerge, texts: Texts, settling: Settling) {
    this.block = block
    this.texts = texts
    this.settling = settling
  }

  through(spots: readonly Spot[]): Piece[] {
    let [base, ours, theirs] = [0, 0, 0]
    for (const spot of spots) {
      this.unchanged(base, spot.start, ours, theirs)
      this.spot(spot)
      ;[base, ours, theirs] = [spot.end, spot.ours.to, spot.theirs.to]
    }
    this.unchanged(base, this.texts.base.text.length, ours, theirs)
    return this.pieces
  }

  /** The same words everywhere: only their marks may differ. */
  private unchanged(from: number, to: number, oursFrom: number, theirsFrom: number): void {
    const { base, ours, theirs } = this.texts
    const length = to - from
    const parts = [
      this.block.base ? base.slice(from, to) : [],
      ours.slice(oursFrom, oursFrom + length),
      theirs.slice(theirsFrom, theirsFrom + length),
    ] as const
    this.sameWords(...parts)
  }

  private sameWords(base: readonly Piece[], ours: readonly Piece[], theirs: readonly Piece[]): void {
    const cursors = [base, ours, theirs].map(pieces => new Cursor(pieces)) as [Cursor, Cursor, Cursor]
    const [b, o, t] = cursors
    while (o.left > 0) {
      const length = Math.min(...cursors.map(({ left }) => (left === 0 ? o.left : left)))
      const text = o.text(length)
      const marks = mergeMarks(b.marks, o.marks, t.marks)
      const clash = linksClash(b.marks, o.marks, t.marks)
      this.pieces.push({ text, marks: clash ? this.linkFor(text, b, o, t, marks) : marks })
      if (!clash) this.clashing = noClash
      for (const cursor of cursors) cursor.skip(length)
    }
  }

  private linkFor(text: string, b: Cursor, o: Cursor, t: Cursor, marks: Piece['marks']): Piece['marks'] {
    const told = { base: linkOf(b.marks), ours: linkOf(o.marks), theirs: linkOf(t.marks) }
    const json = JSON.stringify(told)
    // A link over bold and plain words is one link, and asked for once.
    if (json !== this.clashing.json) {
      this.conflicts += 1
      const choice = this.settling.settle(this.block.key, `w${this.conflicts}`, {
        ...{ kind: 'attribute', block: this.block.place, name: 'link', on: readable(text), ...told },
        takes: ['ours', 'theirs'],
      })
      this.clashing = { json, take: choice?.take ?? 'ours' }
    }
    return withLink(marks, find(this.clashing.take === 'theirs' ? t.marks : o.marks, 'link'))
  }

  private spot({ start, end, ours, theirs }: Spot): void {
    const base = this.block.base ? this.texts.base.slice(start, end) : []
    const mine = this.texts.ours.slice(ours.from, ours.to)
    const other = this.texts.theirs.slice(theirs.from, theirs.to)
    if (!theirs.changed) this.push(followFormatting(mine, ...this.wordsAround({ start, end }, theirs.from, 'theirs')))
    else if (!ours.changed) this.push(followFormatting(other, ...this.wordsAround({ start, end }, ours.from, 'ours')))
    else if (wordsOf(mine) === wordsOf(other)) this.sameWords([], mine, other)
    else this.conflict(base, mine, other, end)
  }

  /** The words replaced, or those beside an insertion: as they were, and as the side has them that left them as they were. */
  private wordsAround(
    { start, end }: { readonly start: number; readonly end: number },
    from: number,
    side: 'ours' | 'theirs',
  ): [before: Piece[], after: Piece[]] {
    const { base, [side]: other } = this.texts
    if (start < end) return [base.slice(start, end), other.slice(from, from + end - start)]
    if (start === 0 || end === base.text.length) return [[], []]
    return [base.slice(start - 1, end + 1), other.slice(from - 1, from + 1)]
  }

  private conflict(base: readonly Piece[], ours: readonly Piece[], theirs: readonly Piece[], end: number): void {
    this.conflicts += 1
    const choice = this.settling.settle(this.block.key, `w${this.conflicts}`, {
      ...{ kind: 'words', block: this.block.place, takes: ['ours', 'theirs', 'both', 'own'] },
      ...{ base: nodesOf(base), ours: nodesOf(ours), theirs: nodesOf(theirs) },
      before: readable(wordsOf(this.pieces).slice(-around)).toWellFormed(),
      after: readable(this.texts.base.text.slice(end, end + around)).toWellFormed(),
    })
    this.push(taken(choice, ours, theirs, this.block.place.type))
  }

  private push(pieces: readonly Piece[]): void {
    this.clashing = noClash
    this.pieces.push(...pieces)
  }
}

function taken(
  choice: Choice | null,
  ours: readonly Piece[],
  theirs: readonly Piece[],
  type: string,
): readonly Piece[] {
  switch (choice?.take) {
    case 'theirs':
      return theirs
    case 'both':
      return [...ours, ...between(wordsOf(ours), wordsOf(theirs)), ...theirs]
    case 'own':
      return ownPieces(choice.words ?? '', type, marksOnAll([...ours, ...theirs]))
    default:
      return ours
  }
}

/** Words that somebody wrote into a form: its line ends are line breaks, but in code. */
export function ownPieces(words: string, type: string, marks: Piece['marks']): Piece[] {
  const text = tidyText(words.replaceAll('\r\n', '\n'))
  const written = type === 'codeBlock' ? text : text.replaceAll('\n', lineBreak)
  return written === '' ? [] : [{ text: written, marks }]
}

/** Latin words put after each other need a space; Chinese ones do not. */
function between(left: string, right: string): Piece[] {
  return /[\p{L}\p{N}\p{P}]$/u.test(left) &&
    /^[\p{L}\p{N}]/u.test(right) &&
    !dense.test(left.slice(-2) + right.slice(0, 2))
    ? [{ text: ' ', marks: [] }]
    : []
}

const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Reads pieces side by side, as far as the marks of none of them change. */
class Cursor {
  private readonly pieces: readonly Piece[]
  private index = 0
  private offset = 0

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces
  }

  /** Characters up to where the marks may change; none at the end. */
  get left(): number {
    const piece = this.pieces[this.index]
    return piece ? piece.text.length - this.offset : 0
  }

  get marks(): Piece['marks'] {
    return this.pieces[this.index]?.marks ?? []
  }

  text(length: number): string {
    return this.pieces[this.index]?.text.slice(this.offset, this.offset + length) ?? ''
  }

  skip(length: number): void {
    this.offset += length
    if (this.left === 0) {
      this.index += 1
      this.offset = 0
    }
  }
}
