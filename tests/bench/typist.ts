import { fragmentName, messageTypes, readNumber, syncTypes } from '@fieldword/shared/collab/messages.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

export interface TypistParts {
  readonly url: string
  /** Hocuspocus puts the document's name and its own numbers before each message; the rest is the same protocol. */
  readonly speech: 'y-websocket' | 'hocuspocus'
  readonly document: string
}

const hocuspocusAuth = { type: 2, token: 0, accepted: 2 } as const

/** A client as light as it can be, so that what is measured is the server: a document, a socket, and nothing on the screen. */
export class Typist {
  readonly doc = new Y.Doc()
  readonly ready: Promise<void>
  /** Updates sent, and how many of them Fieldword said are on disk. */
  sent = 0
  saved = 0
  onSaved: () => void = () => {}
  readonly #awareness = new Awareness(this.doc)
  readonly #socket: WebSocket
  readonly #parts: TypistParts
  readonly #ready = Promise.withResolvers<void>()
  /** What came while it does not listen. */
  #unheard: Buffer[] | null = null

  constructor(parts: TypistParts) {
    this.#parts = parts
    this.ready = this.#ready.promise
    this.#socket = new WebSocket(parts.url, { perMessageDeflate: false })
    this.#socket.on('open', () => (parts.speech === 'hocuspocus' ? this.#authenticate() : this.#begin()))
    this.#socket.on('message', (data: Buffer) => (this.#unheard ? this.#unheard.push(data) : this.#hear(data)))
    this.#socket.on('error', error => this.#ready.reject(error))
    this.#socket.on('close', (code, reason) => this.#ready.reject(new Error(`closed with ${code} ${reason}`)))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.send(update)
    })
  }

  /** Bytes that wait to be sent. */
  get waiting(): number {
    return this.#socket.bufferedAmount
  }

  send(update: Uint8Array): void {
    this.sent += 1
    this.#say(encoder => this.#sync(encoder, syncTypes.update, update))
  }

  /** Puts what comes aside from now on: where all who are there take it in at once, one waits for the other, and not for the server. */
  stopListening(): void {
    this.#unheard = []
  }

  /** Takes in what came meanwhile, and listens again. */
  listen(): void {
    const unheard = this.#unheard ?? []
    this.#unheard = null
    for (const data of unheard) this.#hear(data)
  }

  leave(): void {
    this.#socket.removeAllListeners('close')
    this.#socket.terminate()
    this.#awareness.destroy()
    this.doc.destroy()
  }

  #authenticate(): void {
    this.#say(encoder => {
      encoding.writeVarUint(encoder, hocuspocusAuth.type)
      encoding.writeVarUint(encoder, hocuspocusAuth.token)
      encoding.writeVarString(encoder, 'anybody')
      encoding.writeVarString(encoder, '4.0.0')
    })
  }

  #begin(): void {
    this.#say(encoder => this.#sync(encoder, syncTypes.step1, Y.encodeStateVector(this.doc)))
    const here = encodeAwarenessUpdate(this.#awareness, [this.doc.clientID])
    this.#say(encoder => {
      encoding.writeVarUint(encoder, messageTypes.awareness)
      encoding.writeVarUint8Array(encoder, here)
    })
  }

  #hear(data: Buffer): void {
    const decoder = decoding.createDecoder(new Uint8Array(data.buffer, data.byteOffset, data.byteLength))
    const isHocuspocus = this.#parts.speech === 'hocuspocus'
    if (isHocuspocus) decoding.readVarString(decoder)
    const type = decoding.readVarUint(decoder)
    if (type === messageTypes.sync) this.#hearSync(decoder)
    else if (isHocuspocus && type === hocuspocusAuth.type) {
      if (decoding.readVarUint(decoder) === hocuspocusAuth.accepted) this.#begin()
    } else if (!isHocuspocus && type === messageTypes.saved) {
      this.saved = readNumber(decoder)
      this.onSaved()
    }
  }

  #hearSync(decoder: decoding.Decoder): void {
    const kind = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (kind === syncTypes.step1) {
      const answer = Y.encodeStateAsUpdate(this.doc, payload)
      this.#say(encoder => this.#sync(encoder, syncTypes.step2, answer))
      return
    }
    Y.applyUpdate(this.doc, payload, this)
    if (kind === syncTypes.step2) this.#ready.resolve()
  }

  #sync(encoder: encoding.Encoder, kind: number, payload: Uint8Array): void {
    encoding.writeVarUint(encoder, messageTypes.sync)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  }

  #say(write: (encoder: encoding.Encoder) => void): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    const encoder = encoding.createEncoder()
    if (this.#parts.speech === 'hocuspocus') encoding.writeVarString(encoder, this.#parts.document)
    write(encoder)
    this.#socket.send(encoding.toUint8Array(encoder))
  }
}

/** A text to type into, the same in every server: paragraphs of words. */
export function fill(doc: Y.Doc, paragraphs: number): void {
  doc.transact(() => {
    const fragment = doc.getXmlFragment(fragmentName)
    for (let made = 0; made < paragraphs; made += 1) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText('Students progress when they show what they know. '.repeat(4))])
      fragment.push([paragraph])
    }
  })
}

export function textsOf(doc: Y.Doc): Y.XmlText[] {
  return doc
    .getXmlFragment(fragmentName)
    .toArray()
    .flatMap(block => (block instanceof Y.XmlElement ? block.toArray() : []))
    .filter(node => node instanceof Y.XmlText)
}
