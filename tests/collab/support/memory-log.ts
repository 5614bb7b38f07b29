import type { LogStore } from '@fieldword/server/collab/log-store.ts'
import type { StoredUpdate } from '@fieldword/server/collab/update-log-snapshots.ts'
import type { LogRow, Range } from '@fieldword/server/collab/update-log-writing.ts'

export interface MemoryRow extends StoredUpdate {
  readonly userId: string | null
}

interface MemoryDraft {
  readonly rows: MemoryRow[]
  readonly snapshots: StoredUpdate[]
  readonly clients: Map<number, string | null>
  isLocked: boolean
}

/** What a database keeps of drafts, in memory and at once. */
export class MemoryLogs implements LogStore {
  readonly #drafts = new Map<string, MemoryDraft>()

  create(draftId: string, bytes?: Uint8Array): void {
    const rows = bytes ? [{ seq: 1, bytes, userId: null }] : []
    this.#drafts.set(draftId, { rows, snapshots: [], clients: new Map(), isLocked: false })
  }

  remove(draftId: string): void {
    this.#drafts.delete(draftId)
  }

  setLocked(draftId: string, isLocked: boolean): void {
    this.#draft(draftId).isLocked = isLocked
  }

  rows(draftId: string): readonly MemoryRow[] {
    return this.#drafts.get(draftId)?.rows ?? []
  }

  async write(rows: readonly LogRow[]): Promise<Map<string, Range | 'gone'>> {
    return this.commit(rows)
  }

  /** The write itself: all of it, now. */
  commit(rows: readonly LogRow[]): Map<string, Range | 'gone'> {
    const ranges = new Map<string, Range | 'gone'>()
    for (const [draftId, own] of Map.groupBy(rows, row => row.draftId)) {
      const draft = this.#drafts.get(draftId)
      if (!draft) ranges.set(draftId, 'gone')
      else if (!draft.isLocked) ranges.set(draftId, append(draft, own))
    }
    return ranges
  }

  async read(draftId: string) {
    const snapshot = this.#draft(draftId).snapshots.toSorted((a, b) => b.seq - a.seq)[0] ?? null
    return { snapshot, tail: await this.readAfter(draftId, snapshot?.seq ?? 0) }
  }

  async readAfter(draftId: string, after: number): Promise<StoredUpdate[]> {
    return this.rows(draftId)
      .filter(({ seq }) => seq > after)
      .map(({ seq, bytes }) => ({ seq, bytes }))
  }

  async owners(draftId: string, clients?: readonly number[]): Promise<Map<number, string | null>> {
    const all = this.#drafts.get(draftId)?.clients ?? new Map<number, string | null>()
    return new Map([...all].filter(([client]) => !clients || clients.includes(client)))
  }

  async writeSnapshot(draftId: string, snapshot: StoredUpdate): Promise<void> {
    const { snapshots } = this.#draft(draftId)
    if (!snapshots.some(({ seq }) => seq === snapshot.seq)) snapshots.push(snapshot)
  }

  #draft(draftId: string): MemoryDraft {
    const draft = this.#drafts.get(draftId)
    if (!draft) throw new Error(`There is no draft ${draftId}`)
    return draft
  }
}

function append({ rows, clients }: MemoryDraft, added: readonly LogRow[]): Range {
  const before = rows.length
  for (const { bytes, userId, clients: bound } of added) {
    rows.push({ seq: rows.length + 1, bytes, userId })
    for (const client of bound) if (!clients.has(client)) clients.set(client, userId)
  }
  return { before, after: rows.length }
}
