import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { schemaFingerprint } from '@fieldword/shared/document/schema.ts'
import { steadyPort } from '../collab/support/steady-port.ts'
import { Typist } from './typist.ts'

export const servers = ['relay', 'y-websocket', 'hocuspocus', 'fieldword'] as const
export type ServerName = (typeof servers)[number]

export const titles: Readonly<Record<ServerName, string>> = {
  relay: 'relay, holds nothing',
  'y-websocket': "y-websocket's server, in memory",
  hocuspocus: 'Hocuspocus, PostgreSQL as it comes',
  fieldword: 'Fieldword, every update committed',
}

/** A server under load, in a process of its own. */
export interface Subject {
  readonly name: ServerName
  readonly child: ChildProcess
  readonly pid: number
  readonly documents: readonly string[]
  /** How many documents there are to open. */
  open(document: number): Typist
  stop(): Promise<void>
}

export interface Where {
  readonly databaseUrl: string
  readonly peers: string
  readonly documents: number
  /** Names of documents that are there already, from another server on the same database. */
  readonly known?: readonly string[]
}

export async function startServer(name: ServerName, where: Where): Promise<Subject> {
  return name === 'fieldword' ? startFieldword(where) : startPeer(name, where)
}

export async function startFieldword({ databaseUrl, documents, known }: Omit<Where, 'peers'>): Promise<Subject> {
  const child = fork(join(import.meta.dirname, 'co-editing-subject.ts'), [databaseUrl, String(known ? 0 : documents)], {
    execArgv: ['--expose-gc'],
  })
  const [ready] = (await Promise.race([once(child, 'message'), diedOf(child)])) as [{ url: string; drafts: string[] }]
  const drafts = known ?? ready.drafts
  let came = 0
  return {
    ...{ name: 'fieldword', child, pid: child.pid ?? 0, documents: drafts },
    open(document) {
      came += 1
      const id = drafts[document] ?? ''
      // Sixty people, each with as many windows as it takes.
      const url = `${ready.url}/collab/${id}?schema=${schemaFingerprint}&as=Person ${came % 60}`
      return new Typist({ url, speech: 'y-websocket', document: id })
    },
    async stop() {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}

async function startPeer(
  name: Exclude<ServerName, 'fieldword'>,
  { databaseUrl, peers, documents, known }: Where,
): Promise<Subject> {
  const port = await steadyPort()
  const script = {
    relay: 'relay.mjs',
    'y-websocket': 'node_modules/@y/websocket-server/src/server.js',
    hocuspocus: 'hocuspocus.mjs',
  }[name]
  const child = spawn(process.execPath, [join(peers, script)], {
    cwd: peers,
    env: { ...process.env, HOST: '127.0.0.1', PORT: String(port), DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await Promise.race([answers(port), diedOf(child)])
  const run = Date.now().toString(36)
  const names = known ?? Array.from({ length: documents }, (_, number) => `document-${run}-${number}`)
  return {
    ...{ name, child, pid: child.pid ?? 0, documents: names },
    open(number) {
      const document = names[number] ?? ''
      const speech = name === 'hocuspocus' ? 'hocuspocus' : 'y-websocket'
      const path = name === 'hocuspocus' ? '' : `/${document}`
      return new Typist({ url: `ws://127.0.0.1:${port}${path}`, speech, document })
    },
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
  }
}

async function diedOf(child: ChildProcess): Promise<never> {
  const [code] = await once(child, 'exit')
  throw new Error(`A server ended with ${code}`)
}

async function answers(port: number): Promise<void> {
  for (;;) {
    const socket = connect(port, '127.0.0.1')
    const isThere = await new Promise<boolean>(resolve => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    socket.destroy()
    if (isThere) return
    await pause(50)
  }
}
