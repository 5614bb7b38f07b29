import type { Flow, Range } from './flow.ts'

/** Which word of a text is which word of another; each is at most one. */
export class Pairing {
  readonly before: Flow
  readonly after: Flow
  /** For each token after: its place before, or -1. */
  readonly beforeOf: Int32Array
  /** For each token before: its place after, or -1. */
  readonly afterOf: Int32Array

  constructor(before: Flow, after: Flow) {
    this.before = before
    this.after = after
    this.beforeOf = new Int32Array(after.tokens.length).fill(-1)
    this.afterOf = new Int32Array(before.tokens.length).fill(-1)
  }

  pair(before: number, after: number): void {
    this.beforeOf[after] = before
    this.afterOf[before] = after
  }

  pairRange(before: number, after: number, length: number): void {
    for (let step = 0; step < length; step += 1) this.pair(before + step, after + step)
  }

  unpair(after: number): void {
    this.afterOf[this.beforeOf[after] as number] = -1
    this.beforeOf[after] = -1
  }

  /** Whether the two are the same word and both free. */
  fits(before: number, after: number): boolean {
    return (
      before >= 0 &&
      after >= 0 &&
      before < this.before.tokens.length &&
      after < this.after.tokens.length &&
      this.afterOf[before] === -1 &&
      this.beforeOf[after] === -1 &&
      this.before.tokens[before] === this.after.tokens[after]
    )
  }

  /** The longest stretch of fitting words around two that fit. */
  around(before: number, after: number): { readonly before: Range; readonly after: Range } {
    let back = 0
    while (this.fits(before - back - 1, after - back - 1)) back += 1
    let length = 1
    while (this.fits(before + length, after + length)) length += 1
    return {
      before: { start: before - back, end: before + length },
      after: { start: after - back, end: after + length },
    }
  }

  freeBefore(within?: Range): Range[] {
    return freeIn(this.afterOf, within)
  }

  freeAfter(within?: Range): Range[] {
    return freeIn(this.beforeOf, within)
  }
}

function freeIn(partners: Int32Array, { start, end }: Range = { start: 0, end: partners.length }): Range[] {
  const free: Range[] = []
  let from = -1
  for (let index = start; index < end; index += 1) {
    if (partners[index] === -1) {
      if (from < 0) from = index
    } else if (from >= 0) {
      free.push({ start: from, end: index })
      from = -1
    }
  }
  if (from >= 0) free.push({ start: from, end })
  return free
}
