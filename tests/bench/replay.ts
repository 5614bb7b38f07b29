import { setTimeout as pause, setImmediate as turn } from 'node:timers/promises'
import { fragmentName } from '@fieldword/shared/collab/messages.ts'
import * as Y from 'yjs'
import { OwnPostgres } from '../collab/support/own-postgres.ts'
import { readTrace, type Trace } from '../collab/support/traces.ts'
import { type Subject, startServer, titles, type Where } from './co-editing-servers.ts'
import { median } from './load.ts'
import { installPeers } from './peers.ts'
import { type Typist, textsOf } from './typist.ts'

const name = 'automerge-paper'

/** [COL1] [COL3] A paper of 260,000 keystrokes typed as fast as it is taken, committed; then opened by a server that never saw it. */
export async function measureReplay(): Promise<void> {
  const trace = readTrace<Trace>(name)
  const peers = await installPeers()
  const postgres = await OwnPostgres.create()
  const where = { databaseUrl: postgres.url, peers, documents: 2 }
  try {
    for (const server of ['y-websocket', 'hocuspocus', 'fieldword'] as const) {
      const subject = await startServer(server, where)
      const { seconds, drain, typed } = await replay(subject, trace)
      const rate = Math.round(typed / seconds)
      const after = server === 'fieldword' ? `, all said to be saved ${drain.toFixed(0)} ms after the last came` : ''
      console.log(`replay of ${name} (${typed} keystrokes), ${titles[server]}: ${rate} a second${after}`)
      // What Hocuspocus waits for before it stores.
      if (server === 'hocuspocus') await pause(12_000)
      await subject.stop()
      if (server !== 'y-websocket') await openAnew(server, { ...where, known: subject.documents }, trace)
    }
  } finally {
    await postgres.destroy()
  }
}

/** Milliseconds until a client has the whole text from a server that has just started. */
async function openAnew(server: 'hocuspocus' | 'fieldword', where: Where, trace: Trace): Promise<void> {
  const times: number[] = []
  for (let time = 0; time < 5; time += 1) {
    const subject = await startServer(server, where)
    // Somebody has been here, with another document: what is measured is the load, not the first request of a process.
    const before = subject.open(1)
    await before.ready
    const begin = performance.now()
    const reader = subject.open(0)
    await reader.ready
    times.push(performance.now() - begin)
    if (wordsOf(reader) !== trace.endContent) throw new Error('The text is not what was typed')
    for (const one of [before, reader]) one.leave()
    await subject.stop()
  }
  console.log(
    `  opened anew by ${titles[server]}: ${median(times).toFixed(0)} ms (${times.map(Math.round).join(', ')})`,
  )
}

interface Replayed {
  /** Until the last keystroke was with somebody else, and on disk where the server says so. */
  readonly seconds: number
  /** Milliseconds by which being on disk came after being with somebody else. */
  readonly drain: number
  readonly typed: number
}

async function replay(subject: Subject, trace: Trace): Promise<Replayed> {
  const [writer, reader] = [subject.open(0), subject.open(0)]
  await Promise.all([writer.ready, reader.ready])
  const { updates, client, end } = updatesOf(trace, writer.doc)
  const begin = performance.now()
  for (const [index, update] of updates.entries()) {
    writer.send(update)
    // A client's own network would hold it back as well.
    if (index % 200 !== 199) continue
    do await turn()
    while (writer.waiting > 256 * 1024)
  }
  while (Y.getState(reader.doc.store, client) < end) await turn()
  const shown = performance.now()
  if (subject.name === 'fieldword') while (writer.saved < writer.sent) await turn()
  const done = performance.now()
  // Deletions carry no clock of their own, so the last of them may still be on its way.
  while (wordsOf(reader).length !== trace.endContent.length) await turn()
  if (wordsOf(reader) !== trace.endContent) throw new Error('The text is not what was typed')
  for (const one of [writer, reader]) one.leave()
  return { seconds: (done - begin) / 1000, drain: done - shown, typed: updates.length }
}

/** Every keystroke as the update that its author would send, made before anything is timed. The trace is ASCII throughout. */
function updatesOf(
  trace: Trace,
  doc: Y.Doc,
): { readonly updates: Uint8Array[]; readonly client: number; readonly end: number } {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const updates: Uint8Array[] = []
  copy.on('update', update => updates.push(update))
  const text = new Y.XmlText()
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [text])
  copy.getXmlFragment(fragmentName).insert(0, [paragraph])
  for (const { patches } of trace.txns) {
    copy.transact(() => {
      for (const [at, deleted, inserted] of patches) {
        if (deleted > 0) text.delete(at, deleted)
        if (inserted !== '') text.insert(at, inserted)
      }
    })
  }
  return { updates, client: copy.clientID, end: Y.getState(copy.store, copy.clientID) }
}

function wordsOf({ doc }: Typist): string {
  return textsOf(doc).join('')
}
