import { authorOf } from '@fieldword/client/playback/authored.ts'
import { Clocks } from '@fieldword/client/playback/clocks.ts'
import { readDraft } from '@fieldword/client/playback/read-draft.ts'
import { type HistorySource, Replay } from '@fieldword/client/playback/replay.ts'
import { convert, docOf, editTo, readDocument } from '@fieldword/server/collab/draft-document.ts'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import { bulletList, doc, element, heading, listItem, paragraph, text } from '@fieldword/shared/document/build.ts'
import { canonicalJson } from '@fieldword/shared/document/canonical.ts'
import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { toText } from '@fieldword/shared/document/to-text.ts'
import { describe, expect, it } from '@jest/globals'
import * as Y from 'yjs'
import { chanceOf, seeds } from '../collab/support/random.ts'

interface LoggedEdit {
  readonly update: Uint8Array
  readonly by: string | null
}

/** Ada types capitals, Ben small letters; by turns they type, delete and format in one paragraph, each in a replica of their own. */
function aHistory(seed: number, length: number): { edits: LoggedEdit[]; texts: string[] } {
  const chance = chanceOf(seed)
  const first = convert(doc(paragraph('p1', '0123456789')))
  const edits: LoggedEdit[] = [{ update: first.update, by: null }]
  const replicas = ['ada', 'ben'].map(by => ({ by, doc: docOf([first.update]) }))
  const server = docOf([first.update])
  const texts = [toText(readDocument(server))]
  while (edits.length < length) {
    const { by, doc: replica } = chance.one(replicas)
    const before = Y.encodeStateVector(replica)
    const block = replica.getXmlFragment(fragmentName).get(0) as Y.XmlElement
    const words = block.get(0) as Y.XmlText
    const at = chance.below(words.length + 1)
    const kind = chance.below(4)
    if (kind === 0 && words.length > 3) words.delete(Math.min(at, words.length - 2), 2)
    else if (kind === 1 && words.length > 3) words.format(Math.min(at, words.length - 3), 3, { bold: {} })
    else words.insert(at, chance.one(by === 'ada' ? ['A', 'BC', 'DEF'] : ['a', 'bc', 'def']))
    const update = Y.encodeStateAsUpdate(replica, before)
    edits.push({ update, by })
    Y.applyUpdate(server, update)
    for (const other of replicas) if (chance.below(3) > 0) Y.applyUpdate(other.doc, update)
    texts.push(toText(readDocument(server)))
  }
  return { edits, texts }
}

/** A server that keeps these edits, and counts what it is asked for. */
function sourceOf(edits: readonly LoggedEdit[], pageSize = 20): HistorySource & { states: number; pages: number } {
  const at = (seq: number) => new Date(seq * 1000).toISOString()
  return {
    states: 0,
    pages: 0,
    async state(seq) {
      this.states += 1
      const authors = authorsOf(edits.slice(0, seq))
      const state = base64(Y.encodeStateAsUpdate(docOf(edits.slice(0, seq).map(({ update }) => update))))
      return { seq, at: at(seq), lastSeq: edits.length, state, authors, people: [] }
    },
    async updates(after) {
      this.pages += 1
      const items = edits.slice(after, after + pageSize).map(({ update, by }, index) => {
        const seq = after + index + 1
        return { seq, at: at(seq), by, update: base64(update) }
      })
      const last = after + items.length
      return { items, nextAfter: last < edits.length ? last : null, people: [] }
    },
  }
}

function authorsOf(edits: readonly LoggedEdit[]) {
  const doc = new Y.Doc()
  return edits.flatMap(({ update, by }) => {
    const before = Y.decodeStateVector(Y.encodeStateVector(doc))
    Y.applyUpdate(doc, update)
    return [...Y.decodeStateVector(Y.encodeStateVector(doc))].flatMap(([client, to]) => {
      const from = before.get(client) ?? 0
      return to > from ? [{ client, from, to, by }] : []
    })
  })
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** Letter by letter, whose each is. */
function lettersBy(document: DocumentJson): string[] {
  const letters = (node: NodeJson): string[] =>
    node.text === undefined
      ? (node.content ?? []).flatMap(letters)
      : [...node.text].map(letter => `${letter}:${authorOf(node)}`)
  return document.content.flatMap(letters)
}

const withoutAuthors = (node: NodeJson): NodeJson =>
  node.text === undefined
    ? { ...node, ...(node.content && { content: node.content.map(withoutAuthors) }) }
    : { type: 'text', text: node.text, ...(node.marks?.length && { marks: node.marks }) }

describe('a draft read for playback', () => {
  it('[COL32] says what the editor would show, in every kind of block', () => {
    const document = doc(
      heading('h', 2, 'A heading'),
      paragraph('p', [
        text('Plain, '),
        text('bold', { type: 'bold' }),
        text(' and a '),
        text('link', { type: 'link', attrs: { href: '/wiki/mastery' } }),
        { type: 'hardBreak' },
        text('after it.'),
      ]),
      bulletList('l', listItem('i', paragraph('q', 'An item.'))),
      element('e', 'Agency', 'An element 👩‍🏫.'),
    )
    const yjs = docOf([convert(document).update])
    const shown = readDraft(yjs, new Clocks([]))
    expect(canonicalJson({ type: 'doc', content: shown.content.map(withoutAuthors) })).toBe(
      canonicalJson(readDocument(yjs)),
    )
  })
})

describe.each(seeds())('a history that is replayed, seed %i', seed => {
  it('[COL32] reads at every edit as it did then, forwards, backwards and by leaps', async () => {
    const { edits, texts } = aHistory(seed, 100)
    const chance = chanceOf(seed)
    const source = sourceOf(edits)
    const replay = new Replay(source)
    const leaps = Array.from({ length: 40 }, () => chance.below(edits.length) + 1)
    const backwards = Array.from({ length: 60 }, (_, index) => 100 - index)
    const forwards = Array.from({ length: 100 }, (_, index) => index + 1)
    for (const seq of [...leaps, ...backwards, ...forwards]) {
      await replay.seek(seq)
      expect([seq, toText(replay.document())]).toEqual([seq, texts[seq - 1]])
    }
  })

  it('[COL32] knows whose every letter is, however it came there', async () => {
    const { edits } = aHistory(seed, 120)
    const [stepped, leapt] = [new Replay(sourceOf(edits)), new Replay(sourceOf(edits))]
    await stepped.seek(1)
    for (let seq = 2; seq <= 120; seq += 1) await stepped.seek(seq)
    await leapt.seek(120)
    const letters = lettersBy(stepped.document())
    expect(letters.filter(letter => !/^([A-Z]:ada|[a-z]:ben|\d:null)$/.test(letter))).toEqual([])
    expect(new Set(letters.map(letter => letter.slice(2))).size).toBeGreaterThan(1)
    expect(lettersBy(leapt.document())).toEqual(letters)
    expect(stepped.edit).toMatchObject({ seq: 120, by: edits[119]?.by })
  })

  it('[COL32] asks for no state to step back, and for one to leap', async () => {
    const source = sourceOf(aHistory(seed, 100).edits)
    const replay = new Replay(source)
    await replay.seek(90)
    for (let seq = 89; seq > 50; seq -= 1) await replay.seek(seq)
    expect(source.states).toBe(1)
    await replay.seek(3)
    expect(source.states).toBe(2)
  })

  it('[COL32] plays to the end and knows that it is the end', async () => {
    const { edits, texts } = aHistory(seed, 90)
    const replay = new Replay(sourceOf(edits))
    await replay.seek(1)
    for (;;) {
      await replay.ready()
      const next = replay.next()
      if (!next) break
      replay.step(next.seq)
    }
    expect([replay.seq, toText(replay.document())]).toEqual([90, texts.at(-1)])
  })
})

it('[COL32] a restored text is nobody’s', async () => {
  const first = convert(doc(paragraph('p1', 'One.')))
  const restored = editTo(docOf([first.update]), doc(paragraph('p1', 'One, restored.')))
  const replay = new Replay(
    sourceOf([{ update: first.update, by: null }, ...(restored ? [{ update: restored, by: null }] : [])]),
  )
  await replay.seek(2)
  expect(lettersBy(replay.document()).every(letter => letter.endsWith(':null'))).toBe(true)
})
