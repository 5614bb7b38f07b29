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
  const inBefore = once(before.texts, head, b)
  for (const [text, place] of once(after.texts, head, a)) {
    const other = inBefore.get(text)
    if (other !== undefined) pairBlock(other, place)
  }
}

function once(texts: readonly string[], start: number, end: number): Map<string, number> {
  const places = new Map<string, number>()
  const repeated = new Set<string>()
  for (let index = start; index < end; index += 1) {
    const text = texts[index] as string
    if (places.has(text)) repeated.add(text)
    else places.set(text, index)
  }
  for (const text of repeated) places.delete(text)
  return places
}
