import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import type { Run } from './fieldword-lines.ts'

/** What was taken of what came. */
export interface Taken {
  readonly pages?: number
  readonly revisions?: number
  /** Revisions that were here already. */
  readonly known?: number
  /** Revisions whose source is kept but that became none of ours. */
  readonly kept?: number
}

/** Who takes what another Fieldword took out. Whatever is here already is passed over. */
export interface Receiver {
  take(tx: Tx, run: Run): Promise<Taken>
}

export interface Receiving {
  readonly platform: Platform
  readonly importId: string
  readonly site: string
}
