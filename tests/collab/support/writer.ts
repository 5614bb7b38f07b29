import { isWaiting } from '@fieldword/server/collab/waiting.ts'
import { carriesUpdate, fragmentName, messageTypes, readNumber } from '@fieldword/shared/collab/messages.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import * as decoding from 'lib0/decoding'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

export interface WriterParts {
  readonly url: string
  readonly draftId: string
  readonly name: string
  /** What it wrote before, on a device that comes back. */
  readonly doc?: Y.Doc
  readonly schema?: string
  readonly connect?: boolean
  /** Of a browser that signed in to the wiki itself. */
  readonly cookie?: string | null
}

interface Sent {
  readonly frame: Uint8Array
  readonly at: number
}

/** Somebody with the draft open: the y-websocket client as the editor uses it, without the editor. */
export class Writer {
  readonly name: string
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** Update-bearing messages sent over the present connection, and how many of them the server said are on disk. */
  sent = 0
  saved = 0
  /** The update that was sent by each of them, and when. */
  #sentFrames: Sent[] = []
  /** Every update that was said to be on disk, over all connections. */
  readonly saidSaved: Uint8Array[] = []
  inTrouble = false
  /** What the server last said of a crowd. */
  crowd: { readonly people: number; readonly unlisted: number } | null = null
  /** What the server said last of this connection's rights. */
  mayWrite = false
  closed: { code: number; reason: string } | null = null
  readonly #checks = new Set<() => void>()

  constructor({
    url,
    draftId,
    name,
    doc = new Y.Doc(),
    schema = schemaFingerprint,
    connect = true,
    cookie = null,
  }: WriterParts) {
    this.name = name
    this.doc = doc
    this.provider = new WebsocketProvider(`${url}/collab`, draftId, doc, {
      params: { schema, as: name },
      // In one process the clients would reach each other without the server.
      disableBc: true,
      connect: false,
      maxBackoffTime: 200,
      WebSocketPolyfill: this.#countingSocket(cookie),
    })
    this.#listen()
    if (connect) this.provider.connect()
  }

  /** The first block's text, to type into. */
  get text(): Y.XmlText {
    const text = this.#block.get(0)
    if (text instanceof Y.XmlText) return text
    const made = new Y.XmlText()
    this.#block.insert(0, [made])
    return made
  }

  get words(): string {
    return this.#block.toArray().join('')
  }

  /** The updates this connection sent, in the order in which they are counted. */
  get deliveries(): Uint8Array[] {
    return this.#sentFrames.map(sent => payloadOf(sent.frame))
  }

  /** When the oldest message was sent that is not said to be on disk, or null. */
  get waitingSince(): number | null {
    return this.#sentFrames[this.saved]?.at ?? null
  }

  get #block(): Y.XmlElement {
    const block = this.doc.getXmlFragment(fragmentName).get(0)
    if (!(block instanceof Y.XmlElement)) throw new Error('The draft has no block yet')
    return block
  }

  type(words: string, at = this.text.length): void {
    this.text.insert(at, words)
  }

  /** Resolves as soon as the condition holds; asked whenever anything happened to this writer. */
  when(condition: () => unknown): Promise<void> {
    return new Promise(resolve => {
      const check = () => {
        if (!condition()) return
        this.#checks.delete(check)
        resolve()
      }
      this.#checks.add(check)
      check()
    })
  }

  /** Resolves with the next thing that happens to this writer. */
  happens(): Promise<void> {
    return new Promise(resolve => {
      const check = () => {
        this.#checks.delete(check)
        resolve()
      }
      this.#checks.add(check)
    })
  }

  synced(): Promise<void> {
    return this.when(() => this.provider.synced)
  }

  allSaved(): Promise<void> {
    return this.when(() => this.provider.synced && this.saved === this.sent)
  }

  refused(): Promise<void> {
    return this.when(() => this.closed !== null)
  }

  /** A frame the client itself would not send; not counted. */
  sendRaw(frame: Uint8Array | string): void {
    const socket = this.provider.ws
    if (socket) WebSocket.prototype.send.call(socket, frame as Uint8Array<ArrayBuffer>)
  }

  leave(): void {
    // A test may have written under another id; the provider says goodbye under its own.
    this.doc.clientID = this.provider.awareness.clientID
    this.provider.destroy()
    this.provider.awareness.destroy()
  }

  #happened(): void {
    for (const check of [...this.#checks]) check()
  }

  #listen(): void {
    const { provider, doc } = this
    const handlers = provider.messageHandlers as ((...parts: never[]) => void)[]
    handlers[messageTypes.saved] = (_encoder, decoder) => {
      const saved = readNumber(decoder)
      for (const { frame } of this.#sentFrames.slice(this.saved, saved)) this.saidSaved.push(payloadOf(frame))
      this.saved = saved
      this.#happened()
    }
    handlers[messageTypes.trouble] = (_encoder, decoder) => {
      this.inTrouble = readNumber(decoder) === 1
      this.#happened()
    }
    handlers[messageTypes.people] = (_encoder, decoder) => {
      this.crowd = { people: readNumber(decoder), unlisted: readNumber(decoder) }
      this.#happened()
    }
    handlers[messageTypes.rights] = (_encoder, decoder) => {
      this.mayWrite = readNumber(decoder) === 1
      this.#happened()
    }
    provider.on('closed', ({ code, reason }) => {
      this.closed = { code, reason }
      this.#happened()
    })
    for (const event of ['status', 'sync', 'connection-close'] as const) provider.on(event, () => this.#happened())
    provider.awareness.on('change', () => this.#happened())
    doc.on('update', () => this.#happened())
  }

  #countingSocket(cookie: string | null): typeof WebSocket {
    const started = () => {
      this.sent = 0
      this.saved = 0
      this.#sentFrames = []
    }
    const sent = (frame: Uint8Array) => {
      if (!carriesUpdate(frame)) return
      this.sent += 1
      this.#sentFrames.push({ frame, at: performance.now() })
    }
    return class extends WebSocket {
      constructor(url: string | URL) {
        // Node's own takes headers, which no browser does.
        super(url, (cookie === null ? undefined : { headers: { cookie } }) as never)
        started()
      }

      override send(message: Parameters<WebSocket['send']>[0]): void {
        super.send(message)
        if (message instanceof Uint8Array) sent(message)
      }
    }
  }
}

export async function sameText(...writers: readonly Writer[]): Promise<void> {
  const [first] = writers
  if (!first) return
  const agree = () => writers.every(writer => sameState(writer.doc, first.doc))
  await Promise.race(writers.map(writer => writer.when(agree)))
}

/**
 * Whether two replicas hold the same: as many structs of each client, nothing that waits for others, and the same content.
 * Their bytes may differ: how structs are merged depends on the order in which they came.
 */
export function sameState(a: Y.Doc, b: Y.Doc): boolean {
  const [known, other] = [clocksOf(a), clocksOf(b)]
  const sameClocks = known.size === other.size && [...known].every(([client, clock]) => other.get(client) === clock)
  return sameClocks && !isWaiting(a) && !isWaiting(b) && contentOf(a) === contentOf(b)
}

function clocksOf(doc: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(doc))
}

function contentOf(doc: Y.Doc): string {
  return doc.getXmlFragment(fragmentName).toString()
}

function payloadOf(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame.subarray(2))
  return decoding.readVarUint8Array(decoder)
}
