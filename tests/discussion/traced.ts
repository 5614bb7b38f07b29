import { readTrace, type Trace } from '../collab/support/traces.ts'
import { type Character, type Chosen, lengthOf, type Tracked } from './tracked.ts'

interface TraceParts {
  /** Transactions after which the words are chosen, and after which they are looked for. */
  readonly from: number
  readonly to: number
  /** A word is chosen in each stretch of so many characters. */
  readonly every: number
}

/** What somebody typed, each line a block, with words chosen all over the text. */
export function traceOf(name: string, { from, to, every }: TraceParts) {
  const { txns } = readTrace<Trace>(name)
  const characters: Character[] = []
  let made = 0
  const type = (txn: Trace['txns'][number]) => {
    for (const [position, deleted, inserted] of txn.patches) {
      characters.splice(position, deleted, ...Array.from(inserted, text => ({ text, key: ++made })))
    }
  }
  txns.slice(0, from).forEach(type)
  const before = linesOf(characters)
  const chosen = before.flatMap(block => wordsOf(block, every))
  txns.slice(from, to).forEach(type)
  return { before, after: linesOf(characters), chosen }
}

/** A line goes by the line end before it: the first half of a line that is split stays that line. */
function linesOf(characters: readonly Character[]): Tracked {
  const lines: { id: string; characters: Character[] }[] = [{ id: 'first', characters: [] }]
  for (const character of characters) {
    if (character.text === '\n') lines.push({ id: `line${character.key}`, characters: [] })
    else lines.at(-1)?.characters.push(character)
  }
  return lines
}

function wordsOf({ id, characters }: Tracked[number], every: number): Chosen[] {
  const words = characters.map(({ text }) => text).join('')
  return [...words.matchAll(/\p{L}+/gu)].flatMap(({ index, 0: word }, place, all) => {
    const previous = all[place - 1]?.index ?? -1
    if (Math.floor(index / every) === Math.floor(previous / every)) return []
    const picked = characters.slice(index, index + word.length)
    const start = { blockId: id, offset: lengthOf(characters.slice(0, index)) }
    return [
      { keys: picked.map(({ key }) => key), place: { start, end: { ...start, offset: start.offset + word.length } } },
    ]
  })
}
