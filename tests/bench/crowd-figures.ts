import type { OwnPostgres } from '../collab/support/own-postgres.ts'
import { processorTime } from './processor-time.ts'
import type { Crowd } from './typing-crowd.ts'

export interface CrowdFigures {
  /** Milliseconds from the key to somebody else: half of all come sooner; one in a hundred comes later. */
  readonly middle: number
  readonly late: number
  /** Microseconds of the servers' processor time for each character that reached somebody. */
  readonly perDelivery: number
  /** Share of a core that PostgreSQL took. */
  readonly database: number
  readonly converged: boolean
}

export interface Span {
  /** Seconds of typing before the measurement. */
  readonly warm: number
  readonly measured: number
}

/** What a crowd's typing costs the servers it is connected to and their database, and how late it comes. Ends with all leaving. */
export async function measureCrowd(
  crowd: Crowd,
  servers: readonly number[],
  postgres: OwnPostgres,
  { warm, measured }: Span = { warm: 3, measured: 10 },
): Promise<CrowdFigures> {
  const used = { servers: 0, database: 0 }
  const heard = await crowd.type(warm, measured, isBeginning => {
    const sign = isBeginning ? -1 : 1
    used.servers += sign * processorTime(servers)
    used.database += sign * processorTime(postgres.processes)
  })
  crowd.leave()
  const at = (share: number) => heard.delays[Math.floor(heard.delays.length * share)] ?? Number.NaN
  return {
    middle: at(0.5),
    late: at(0.99),
    perDelivery: (used.servers * 1000) / heard.deliveries,
    database: used.database / (measured * 1000),
    converged: heard.converged,
  }
}
