import { once } from 'node:events'
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from '@fieldword/server/collab/frames.ts'
import { writeStates } from '@fieldword/server/collab/presence-states.ts'
import { fragmentName, messageTypes, syncTypes } from '@fieldword/shared/collab/messages.ts'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { emailOf, password } from './people.ts'

export interface Door {
  readonly url: string
  readonly draftId: string
  /** One per account: everybody in the crowd comes in with one of them. */
  readonly cookies: readonly string[]
}

export interface Crowd {
  leave(): Promise<void>
}

/** Keys a second of each writer, about what people type. */
const keysPerSecond = 4

/** Sockets without a browser: readers that listen, and writers that type each in a paragraph of their own. */
export async function gather(door: Door, { writers, readers }: { writers: number; readers: number }): Promise<Crowd> {
  const people = await Promise.all(
    Array.from({ length: writers + readers }, (_, index) => enter(door, index, index < writers)),
  )
  const timers = people
    .slice(0, writers)
    .map((writer, index) => setInterval(() => writer.type(index), 1000 / keysPerSecond))
  return {
    async leave() {
      timers.forEach(clearInterval)
      await Promise.all(people.map(person => person.leave()))
    },
  }
}

/** Signs in, and answers what a browser would send along from then on. */
export async function cookieOf(url: string, account: { readonly name: string }): Promise<string> {
  const response = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ email: emailOf(account), password }),
  })
  return response.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ')
}

interface Person {
  type(paragraph: number): void
  leave(): Promise<void>
}

async function enter({ url, draftId, cookies }: Door, index: number, writes: boolean): Promise<Person> {
  const cookie = cookies[index % cookies.length] ?? ''
  const address = `${url.replace('http', 'ws')}/collab/${draftId}?schema=${schemaFingerprint}`
  const socket = new WebSocket(address, { headers: { cookie }, perMessageDeflate: false })
  const doc = new Y.Doc()
  let clock = 0
  const show = (state: object) => {
    clock += 1
    socket.send(awarenessFrame(writeStates([{ client: doc.clientID, clock, json: JSON.stringify(state) }])))
  }
  socket.on('message', (frame: Buffer) => {
    // A reader looks at nothing it is sent: what a browser does with it is measured in the browser.
    if (writes || frame[1] === syncTypes.step1) answer(socket, doc, frame)
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== socket) socket.send(updateFrame(update))
  })
  await once(socket, 'open')
  socket.send(step1Frame(doc))
  show({})
  return {
    type(paragraph) {
      const block = doc.getXmlFragment(fragmentName).get(paragraph)
      const text = block instanceof Y.XmlElement ? block.get(0) : null
      if (!(text instanceof Y.XmlText)) return
      text.insert(text.length, 'm')
      const end = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, text.length))
      show({ cursor: { anchor: end, head: end } })
    },
    async leave() {
      const closed = once(socket, 'close')
      socket.close()
      await closed
    },
  }
}

function answer(socket: WebSocket, doc: Y.Doc, frame: Uint8Array): void {
  const decoder = decoding.createDecoder(frame)
  if (decoding.readVarUint(decoder) !== messageTypes.sync) return
  const kind = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  if (kind === syncTypes.step1) socket.send(step2Frame(doc, payload))
  else Y.applyUpdate(doc, payload, socket)
}
