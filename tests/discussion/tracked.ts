import type { TextPlace } from '@fieldword/shared/discussion/flat-text.ts'
import type { DocumentJson, MarkJson, NodeJson } from '@fieldword/shared/document/document.ts'
import type { Chance } from '../collab/support/random.ts'

/** A character as readers see it, known apart from all others however they look. */
export interface Character {
  readonly text: string
  readonly key: number
}

interface Block {
  readonly id: string
  readonly characters: readonly Character[]
}

/** A text in which it is known what became of every character. */
export type Tracked = readonly Block[]

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
let made = 0

export function trackedBlock(id: string, words: string): Block {
  return { id, characters: charactersOf(words) }
}

export function charactersOf(words: string): Character[] {
  return Array.from(graphemes.segment(words), ({ segment }) => ({ text: segment, key: ++made }))
}

export const lengthOf = (characters: readonly Character[]) => characters.reduce((sum, { text }) => sum + text.length, 0)

const marks: readonly MarkJson[] = [{ type: 'bold' }, { type: 'italic' }, { type: 'code' }]

/** With formats by chance: how words look is no part of them. */
export function documentOf(blocks: Tracked, chance: Chance): DocumentJson {
  return { type: 'doc', content: blocks.map(block => nodeOf(block, chance)) }
}

function nodeOf({ id, characters }: Block, chance: Chance): NodeJson {
  const words = characters.map(({ text }) => text)
  const cut = chance.below(words.length + 1)
  const pieces = [words.slice(0, cut), words.slice(cut)].filter(piece => piece.length > 0)
  const content = pieces.map(piece => ({ type: 'text', text: piece.join(''), marks: [chance.one(marks)] }))
  return { type: 'paragraph', attrs: { id }, content }
}

export interface Chosen {
  readonly keys: readonly number[]
  readonly place: TextPlace
}

/** Some characters in a row, within a block. */
export function choose(blocks: Tracked, length: number, chance: Chance): Chosen | null {
  const { id, characters } = chance.one(blocks)
  const from = chance.below(characters.length + 1)
  const chosen = characters.slice(from, from + length)
  if (chosen.length === 0 || /^\s|\s$/.test(chosen.map(({ text }) => text).join(''))) return null
  const offset = lengthOf(characters.slice(0, from))
  return {
    keys: chosen.map(({ key }) => key),
    place: { start: { blockId: id, offset }, end: { blockId: id, offset: offset + lengthOf(chosen) } },
  }
}

/** The characters that stand at a place. */
export function keysAt(blocks: Tracked, { start, end }: TextPlace): number[] {
  const first = blocks.findIndex(({ id }) => id === start.blockId)
  const last = blocks.findIndex(({ id }) => id === end.blockId)
  return blocks.slice(first, last + 1).flatMap(({ id, characters }) => {
    let at = 0
    return characters.flatMap(({ key, text }) => {
      const isWithin = (id !== start.blockId || at >= start.offset) && (id !== end.blockId || at < end.offset)
      at += text.length
      return isWithin ? [key] : []
    })
  })
}

/** Tells what became of characters that stood in a row: still do, are gone, or something between the two. */
export function fatesIn(blocks: Tracked): (keys: readonly number[]) => 'untouched' | 'gone' | 'changed' {
  const all = blocks.flatMap(({ characters }) => characters.map(({ key }) => key))
  const places = new Map(all.map((key, place) => [key, place]))
  return keys => {
    const at = places.get(keys[0] ?? 0)
    if (at !== undefined && keys.every((key, index) => all[at + index] === key)) return 'untouched'
    return keys.some(key => places.has(key)) ? 'changed' : 'gone'
  }
}

/** One thing that a person does. */
export function editOnce(blocks: Tracked, newWords: readonly string[], chance: Chance): Tracked {
  const index = chance.below(blocks.length)
  const block = blocks[index] as Block
  const { id, characters } = block
  const at = chance.below(characters.length + 1)
  switch (chance.below(7)) {
    case 0:
    case 1: {
      const words = charactersOf(`${chance.one(newWords)} ${chance.one(newWords)} `)
      return blocks.with(index, { id, characters: characters.toSpliced(at, 0, ...words) })
    }
    case 2:
    case 3:
      return blocks.with(index, { id, characters: characters.toSpliced(at, 1 + chance.below(30)) })
    case 4: {
      const halves = [block, { id: `${id}s${++made}`, characters: characters.slice(at) }]
      return blocks.toSpliced(index, 1, { id, characters: characters.slice(0, at) }, ...halves.slice(1))
    }
    case 5: {
      const next = blocks[index + 1]
      if (!next) return blocks
      return blocks.toSpliced(index, 2, { id, characters: [...characters, ...next.characters] })
    }
    default: {
      const rest = blocks.toSpliced(index, 1)
      return rest.toSpliced(chance.below(rest.length + 1), 0, block)
    }
  }
}

/** For people: what was chosen stands in brackets. */
export function shown(blocks: Tracked, { keys }: Chosen): string {
  const all = new Set(keys)
  const show = ({ text, key }: Character) => (all.has(key) ? `[${text}]` : text)
  return blocks.map(({ id, characters }) => `${id}: ${characters.map(show).join('')}`).join('\n')
}

/** A block's id and text, by a place in it. */
export function textOf(blocks: Tracked, { start }: TextPlace): string {
  const block = blocks.find(({ id }) => id === start.blockId)
  return `${start.blockId}: ${block?.characters.map(({ text }) => text).join('')}`
}
