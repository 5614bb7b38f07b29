import type { LogStore } from '@fieldword/server/collab/log-store.ts'
import type { LogRow, Range } from '@fieldword/server/collab/update-log-writing.ts'
import type { MemoryLogs } from './memory-log.ts'

/** What may become of a question to the database. */
export const outcomes = ['answered', 'refused', 'answer-lost', 'done-late'] as const
export type Outcome = (typeof outcomes)[number]

interface Question {
  settle(outcome: Outcome): void
}

/** The database as one process reaches it: whatever is asked waits until the simulation says what becomes of it. */
export class SimulatedStore implements LogStore {
  readonly #logs: MemoryLogs
  readonly #committed: (ranges: Map<string, Range | 'gone'>) => void
  readonly #asked: Question[] = []
  /** Writes that were given up here, and reach the database after all. */
  readonly #late: (readonly LogRow[])[] = []
  #isDead: boolean = false

  constructor(logs: MemoryLogs, committed: (ranges: Map<string, Range | 'gone'>) => void) {
    this.#logs = logs
    this.#committed = committed
  }

  get waiting(): number {
    return this.#asked.length + this.#late.length
  }

  /** The oldest question gets its outcome; without one, a write that was given up is made. */
  settle(outcome: Outcome): void {
    const question = this.#asked.shift()
    if (question) question.settle(outcome)
    else for (const rows of this.#late.splice(0, 1)) this.#commit(rows)
  }

  /** The process is no more: what it asked may have arrived, and is answered to nobody. */
  die(arrived: boolean): void {
    this.#isDead = true
    while (this.waiting > 0) this.settle(arrived ? 'answer-lost' : 'refused')
  }

  write(rows: readonly LogRow[]): Promise<Map<string, Range | 'gone'>> {
    return this.#ask(
      () => this.#commit(rows),
      () => void this.#late.push(rows),
    )
  }

  read(draftId: string) {
    return this.#ask(() => this.#logs.read(draftId))
  }

  readAfter(draftId: string, seq: number) {
    return this.#ask(() => this.#logs.readAfter(draftId, seq))
  }

  owners(draftId: string, clients?: readonly number[]) {
    return this.#ask(() => this.#logs.owners(draftId, clients))
  }

  writeSnapshot(...[draftId, snapshot]: Parameters<LogStore['writeSnapshot']>) {
    return this.#ask(() => this.#logs.writeSnapshot(draftId, snapshot))
  }

  #commit(rows: readonly LogRow[]): Map<string, Range | 'gone'> {
    const ranges = this.#logs.commit(rows)
    this.#committed(ranges)
    return ranges
  }

  #ask<Answer>(now: () => Answer | Promise<Answer>, later: () => void = () => {}): Promise<Answer> {
    if (this.#isDead) return Promise.reject(new Error('The process is no more'))
    return new Promise((resolve, reject) => {
      const lost = () => reject(new Error('The database did not answer'))
      this.#asked.push({
        settle(outcome) {
          switch (outcome) {
            case 'answered':
              return resolve(now())
            case 'answer-lost':
              void now()
              return lost()
            case 'done-late':
              later()
              return lost()
            case 'refused':
              return lost()
          }
        },
      })
    })
  }
}
