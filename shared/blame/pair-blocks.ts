import { once } from '../diff/once.ts'
import type { Pairing } from './pairing.ts'

/** [WHO3] Blocks that read as before: at both ends of the text, and those that stand once in each, wherever they went. */
export function pairBlocks(pairing: Pairing): void {
  const { before, after } = pairing
  const pairBlock = (b: number, a: number): void => {
    const [from, to] = [before.blocks[b], after.blocks[a]]
    if (from && to) pairing.pairRange(from.start, to.start, from.end - from.start)
  }
  let head = 0
  let [b, a] = [before.texts.length, after.texts.length]
  while (head < b && head < a && before.texts[head] === after.texts[head]) {
    pairBlock(head, head)
    head += 1
  }
  while (b > head && a > head && before.texts[b - 1] === after.texts[a - 1]) {
    b -= 1
    a -= 1
    pairBlock(b, a)
  }
  const inBefore = once(range(head, b), place => before.texts[place] as string)
  for (const [text, place] of once(range(head, a), place => after.texts[place] as string)) {
    const other = inBefore.get(text)
    if (other !== undefined) pairBlock(other, place)
  }
}

function* range(start: number, end: number): Generator<number> {
  for (let index = start; index < end; index += 1) yield index
}
