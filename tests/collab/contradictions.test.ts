import { docOf } from '@fieldword/server/collab/draft-document.ts'
import { areCrossed } from '@fieldword/server/collab/neighbours.ts'
import { RoomBroken } from '@fieldword/server/collab/room.ts'
import { mergeUpdates } from '@fieldword/server/collab/update-content.ts'
import { fragmentName, syncTypes } from '@fieldword/shared/collab/messages.ts'
import { beforeEach, describe, expect, it } from '@jest/globals'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { step2Of, updateOf } from './support/frames.ts'
import { aRoom, type Seat } from './support/seat.ts'

/** Whom nobody has heard of, and whom somebody writes as. */
const [unheard, writing] = [99, 7]

let { room, seats, logged } = aRoom([])
let [mallory, ben] = seats as [Seat, Seat]
beforeEach(() => {
  ;({ room, seats, logged } = aRoom(['Mallory', 'Ben']))
  ;[mallory, ben] = seats as [Seat, Seat]
  room.receive(ben, updateOf(ben.types('Start.')))
})

/** A document like the room's, as somebody with this client id has it. */
function replicaOf(client: number, from: Y.Doc = room.doc): Y.Doc {
  const doc = docOf([Y.encodeStateAsUpdate(from)])
  doc.clientID = client
  return doc
}

function textIn(doc: Y.Doc): Y.XmlText {
  return doc.getXmlFragment(fragmentName).get(0) as Y.XmlText
}

/** What this replica typed behind the first so many characters. */
function typing(doc: Y.Doc, at: number, words: string): Uint8Array {
  const before = Y.encodeStateVector(doc)
  textIn(doc).insert(at, words)
  return Y.encodeStateAsUpdate(doc, before)
}

/** Words that can stand in the text at once. */
const plain = () => typing(replicaOf(writing), 0, 'plain')

/** Other words under the same ids, that wait for somebody who never comes. */
function waiting(words = 'other'): Uint8Array {
  const replica = replicaOf(unheard)
  typing(replica, 0, 'x')
  return typing(replicaOf(writing, replica), 1, words)
}

const send = (update: Uint8Array) => room.receive(mallory, updateOf(update))

/** The room's text; everybody who has what was sent, whoever comes now, and whoever reads the log must have the same. */
function theText(): string {
  room.flushUpdates()
  const heard = ben.frames.flatMap(frame => updateIn(frame))
  const texts = [
    room.doc,
    docOf([Y.encodeStateAsUpdate(ben.doc), ...heard]),
    docOf([Y.encodeStateAsUpdate(room.doc)]),
    docOf(logged),
    docOf([mergeUpdates(logged)]),
  ].map(doc => textIn(doc).toString())
  expect(new Set(texts).size).toBe(1)
  return texts[0] ?? ''
}

function updateIn(frame: Uint8Array): Uint8Array[] {
  const decoder = decoding.createDecoder(frame)
  return decoding.readVarUint(decoder) === 0 && decoding.readVarUint(decoder) === syncTypes.update
    ? [decoding.readVarUint8Array(decoder)]
    : []
}

describe('two things under one id', () => {
  it('[COL43] the second is not taken when the first stands in the text', () => {
    expect(send(plain())).toBeNull()
    expect(send(waiting())).toBeNull()
    expect(theText()).toBe('plainStart.')
  })

  it('[COL43] the second is refused while the first waits', () => {
    const later = plain()
    expect(send(waiting())).toBeNull()
    expect(send(later)).toBe('broken-message')
    expect(theText()).toBe('Start.')
  })

  it('[COL43] are refused in one message', () => {
    const [first, second] = [plain(), waiting()]
    // Both ends of a message: how many clients there are, and what is deleted.
    const twice = Uint8Array.of(2, ...first.subarray(1, -1), ...second.subarray(1))
    expect(send(twice)).toBe('broken-message')
    expect(theText()).toBe('Start.')
  })

  it('[COL43] are not there when what waits is sent again, in other parcels and with a part deleted', () => {
    const replica = replicaOf(unheard)
    typing(replica, 0, 'x')
    const writer = replicaOf(writing, replica)
    const beginning = Y.encodeStateVector(writer)
    for (const [at, word] of ['ab', 'c', 'd'].entries()) expect(send(typing(writer, 1 + at, word))).toBeNull()
    textIn(writer).delete(2, 1)
    expect(room.receive(mallory, step2Of(Y.encodeStateAsUpdate(writer, beginning)))).toBeNull()
    room.follow(Y.encodeStateAsUpdate(replica))
    expect(textIn(room.doc).toString()).toBe(textIn(writer).toString())
  })

  it('[COL43] of what another process wrote, what stands in the text stays, whichever came first', () => {
    const [first, second] = [waiting(), plain()]
    room.follow(first)
    room.follow(second)
    expect(textIn(room.doc).toString()).toBe('plainStart.')
    expect(textIn(docOf([Y.encodeStateAsUpdate(room.doc)])).toString()).toBe('plainStart.')
  })
})

/** An element, and an attribute of it that is no value, by somebody else: no editor can show it. */
function elementAndMisplaced(): [element: Uint8Array, misplaced: Uint8Array] {
  const start = Y.encodeStateVector(room.doc)
  const author = replicaOf(unheard)
  author.getXmlFragment(fragmentName).insert(1, [new Y.XmlElement('paragraph')])
  const writer = replicaOf(writing, author)
  const beginning = Y.encodeStateVector(writer)
  elementIn(writer).setAttribute('id', new Y.XmlText('x') as never)
  return [Y.encodeStateAsUpdate(author, start), Y.encodeStateAsUpdate(writer, beginning)]
}

const elementIn = (doc: Y.Doc) => doc.getXmlFragment(fragmentName).get(1) as Y.XmlElement

describe('what stands where nobody puts it', () => {
  it('[COL5] ends the connection when its place is there', () => {
    const [element, misplaced] = elementAndMisplaced()
    room.receive(ben, updateOf(element))
    expect(() => send(misplaced)).toThrow(RoomBroken)
  })

  it.each(['somebody here', 'another process'])('[COL5] is gone for all when it waited for what %s brings', whose => {
    const [element, misplaced] = elementAndMisplaced()
    expect(send(misplaced)).toBeNull()
    if (whose === 'another process') room.follow(element)
    else expect(room.receive(ben, updateOf(element))).toBeNull()
    room.flushUpdates()
    const heard = ben.frames.flatMap(frame => updateIn(frame))
    const all = [
      room.doc,
      docOf([Y.encodeStateAsUpdate(room.doc)]),
      docOf([...logged, element]),
      docOf([mergeUpdates([...logged, element])]),
    ]
    for (const doc of all) expect(elementIn(doc).getAttribute('id')).toBeUndefined()
    // As an editor has it: with what the server said and nothing taken out by itself.
    const editor = new Y.Doc()
    for (const update of [Y.encodeStateAsUpdate(ben.doc), element, ...heard]) Y.applyUpdate(editor, update)
    expect(elementIn(editor).getAttribute('id')).toBeUndefined()
  })
})

describe('what names the neighbours it was typed between', () => {
  /** A character between these two of the ids that Ben typed. */
  function between(left: number, right: number): Uint8Array {
    const [origin, rightOrigin] = [left, right].map(clock => Y.createID(ben.doc.clientID, clock)) as [Y.ID, Y.ID]
    const content = new Y.ContentString('x')
    const item = new Y.Item(Y.createID(writing, 0), null, origin, null, rightOrigin, null, null, content)
    const encoder = new Y.UpdateEncoderV1()
    for (const number of [1, 1, writing, 0]) encoding.writeVarUint(encoder.restEncoder, number)
    item.write(encoder, 0)
    encoding.writeVarUint(encoder.restEncoder, 0)
    return encoder.toUint8Array()
  }

  /** Of "Start.", which came after the text it stands in. */
  const [s, a, dot] = [1, 3, 6]

  it('[COL60] is taken where they stand so, whatever came between', () => {
    const apart = between(s, a)
    room.receive(ben, updateOf(typing(replicaOf(unheard), 1, 'come')))
    expect(send(apart)).toBeNull()
    expect(theText()).toMatch(/^S(xcome|comex)tart\.$/)
  })

  it('[COL60] ends the connection where they stand the other way round', () => {
    expect(() => send(between(dot, a))).toThrow(RoomBroken)
  })

  it('[COL60] is told of thousands, each farther from its neighbour than the next', () => {
    const writer = replicaOf(writing)
    const before = Y.encodeStateVector(writer)
    for (let times = 0; times < 3000; times += 1) textIn(writer).insert(1, 'x')
    const update = Y.encodeStateAsUpdate(writer, before)
    expect(send(update)).toBeNull()
    const ranges = [{ client: writing, from: 0, to: 3000 }]
    expect([areCrossed(room.doc, ranges), areCrossed(room.doc, ranges, 5000)]).toEqual([false, false])
    expect(theText()).toBe(`S${'x'.repeat(3000)}tart.`)
  })

  it.each([0, 1_000_000])('[COL60] is told with %d steps to look for them', steps => {
    Y.applyUpdate(room.doc, between(dot, a))
    expect(areCrossed(room.doc, [{ client: writing, from: 0, to: 1 }], steps)).toBe(true)
  })

  it('[COL60] ends the connection where they are in two texts', () => {
    room.receive(ben, updateOf(ben.types('Another.')))
    expect(() => send(between(a, dot + 3))).toThrow(RoomBroken)
  })

  it('[COL60] is refused where they are one', () => {
    expect(send(between(a, a))).toBe('broken-message')
    expect(theText()).toBe('Start.')
  })
})
