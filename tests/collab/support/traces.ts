import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'

type Patch = readonly [position: number, deleted: number, inserted: string]

export interface Trace {
  readonly endContent: string
  readonly txns: readonly { readonly time: string; readonly patches: readonly Patch[] }[]
}

export interface ConcurrentTrace {
  readonly endContent: string
  readonly numAgents: number
  readonly txns: readonly {
    readonly parents: readonly number[]
    readonly agent: number
    readonly patches: readonly Patch[]
  }[]
}

export function readTrace<Kind extends Trace | ConcurrentTrace>(name: string): Kind {
  const packed = readFileSync(new URL(`../../fixtures/editing-traces/${name}.json.gz`, import.meta.url))
  const trace = gunzipSync(packed).toString('utf8')
  if (/[\ud800-\udbff]|\\ud[89ab]/i.test(trace))
    throw new Error('Characters of two units: positions have to be counted')
  return JSON.parse(trace)
}

/** Positions of a trace count code points; those of Yjs count UTF-16 units. They are the same in the traces there are. */
export function applyPatches(text: Y.XmlText, patches: readonly Patch[]): void {
  for (const [position, deleted, inserted] of patches) {
    if (deleted > 0) text.delete(position, deleted)
    if (inserted !== '') text.insert(position, inserted)
  }
}

export interface Step {
  readonly agent: number
  readonly update: Uint8Array
  /** What its author had of the other agents when typing it: clocks by client id. */
  readonly needs: readonly (readonly [client: number, clock: number])[]
}

/**
 * Each transaction as the Yjs update its author would have sent, made with exactly what the author had seen. Where two
 * type at one place Yjs orders them by client id, which the trace does not have: ascending or descending, one of the two gives
 * its end.
 */
export function scriptOf(trace: ConcurrentTrace, start: Uint8Array, textOf: (doc: Y.Doc) => Y.XmlText): Step[] {
  for (const direction of [1, -1]) {
    const clients = Array.from({ length: trace.numAgents }, (_, agent) => 1_000_000 + direction * agent)
    const steps = stepsOf(trace, start, clients, textOf)
    const merged = new Y.Doc()
    Y.applyUpdate(merged, start)
    merged.transact(() => {
      for (const { update } of steps) Y.applyUpdate(merged, update)
    })
    if (textOf(merged).toString() === trace.endContent) return steps
  }
  throw new Error('No order of clients gives the end of the trace')
}

function stepsOf(
  { txns }: ConcurrentTrace,
  start: Uint8Array,
  clients: readonly number[],
  textOf: (doc: Y.Doc) => Y.XmlText,
): Step[] {
  const agents = clients.map(client => {
    const doc = new Y.Doc()
    doc.clientID = client
    Y.applyUpdate(doc, start)
    return { doc, has: new Set<number>() }
  })
  const steps: Step[] = []
  for (const [index, { agent: number, parents, patches }] of txns.entries()) {
    const agent = agents[number]
    if (!agent) throw new Error(`There is no agent ${number}`)
    for (const parent of lackingOf(txns, parents, agent.has)) {
      const step = steps[parent]
      if (step) Y.applyUpdate(agent.doc, step.update)
    }
    const before = Y.encodeStateVector(agent.doc)
    const others = clients.filter(client => client !== clients[number])
    const needs = others.map(client => [client, Y.getState(agent.doc.store, client)] as const)
    let update: Uint8Array | null = null
    const keep = (made: Uint8Array) => {
      update = made
    }
    agent.doc.on('update', keep)
    agent.doc.transact(() => applyPatches(textOf(agent.doc), patches))
    agent.doc.off('update', keep)
    steps.push({ agent: number, update: update ?? Y.encodeStateAsUpdate(agent.doc, before), needs })
    agent.has.add(index)
  }
  return steps
}

/** The transactions behind `parents` that an agent has not seen, oldest first; it has seen them after this. */
function lackingOf(txns: ConcurrentTrace['txns'], parents: readonly number[], has: Set<number>): number[] {
  const lacking: number[] = []
  const queue = [...parents]
  for (let index = queue.pop(); index !== undefined; index = queue.pop()) {
    if (has.has(index)) continue
    has.add(index)
    lacking.push(index)
    queue.push(...(txns[index]?.parents ?? []))
  }
  return lacking.sort((a, b) => a - b)
}
