import { can } from '@fieldword/shared/policy/can.ts'
import type { Sql } from 'postgres'
import { findAccount } from '../accounts/index.ts'
import type { SignedIn } from '../platform/permission.ts'
import type { Platform } from '../platform/platform.ts'
import { Background } from '../platform/work/background.ts'
import type { DecisionNeeds } from './decision-commands.ts'
import { endRollback, isGoingOn } from './rollback-commands.ts'
import { type RollbackItemRow, type RollbackRow, readDue, readUnderWay } from './rollback-queries.ts'
import { rollBackOne, undoRollingBack } from './rolling-back.ts'

/** Changes that are read at once. */
const atOnce = 50
/** Milliseconds between two looks for what broke off. */
const pace = 30_000
/** One process works at a time; the number is of this alone. */
const rollbackLock = 4_700_104

/**
 * [RV132] Works on rollbacks, one change after another. All that is known of them stands in tables, so that another process, or the
 * next start, goes on where one was broken off.
 */
export class RollbackRunner {
  readonly #platform: Platform
  readonly #needs: DecisionNeeds
  readonly #background: Background
  readonly #timer: NodeJS.Timeout
  /** The connection that waits for another process to end. */
  #waiting: Sql | null = null

  constructor(platform: Platform, needs: DecisionNeeds) {
    this.#platform = platform
    this.#needs = needs
    this.#background = new Background(
      () => this.#lookAlone(),
      err => platform.log.error({ err }, 'a rollback broke off; the next look goes on with it'),
    )
    this.#timer = setInterval(() => this.#background.ask(), pace).unref()
  }

  async listen(): Promise<void> {
    const look = () => this.#background.ask()
    await this.#platform.signals.listen('rollbacks', look, look)
    look()
  }

  /** Resolves once nothing is left to do. */
  settled(): Promise<void> {
    return this.#background.settled()
  }

  /** Ends after the change at hand. */
  close(): Promise<void> {
    clearInterval(this.#timer)
    this.#background.close()
    if (this.#waiting) this.#platform.database.giveUp(this.#waiting)
    return this.settled()
  }

  /** The lock is the connection's and goes with it, also when this process is killed: then another goes on. */
  async #lookAlone(): Promise<void> {
    const { database } = this.#platform
    if (!(await readUnderWay(database.prisma))) return
    const lock = database.apart(1)
    this.#waiting = lock
    try {
      await lock`SELECT pg_advisory_lock(${rollbackLock})`
      this.#waiting = null
      await this.#workThrough()
    } finally {
      this.#waiting = null
      database.giveUp(lock)
    }
  }

  async #workThrough(): Promise<void> {
    const { prisma } = this.#platform.database
    for (let found = await readUnderWay(prisma); found; found = await readUnderWay(prisma)) {
      if (this.#background.closed) return
      const by = await this.#whoRuns(found)
      if (by) await this.#work(found, by)
      else await endRollback(this.#platform, { id: found.id, state: stateOf(found) }, 'stopped')
    }
  }

  /** [RV132] As they are now: whoever moderates no more, or is blocked, takes nothing back. */
  async #whoRuns({ state, byId, undoneById, userId }: RollbackRow): Promise<SignedIn | null> {
    const by = await findAccount(this.#platform, (state === 'undoing' ? undoneById : null) ?? byId)
    const account = await findAccount(this.#platform, userId)
    return by && account && can(by, 'rollback:run', account) ? by : null
  }

  async #work(rollback: RollbackRow, by: SignedIn): Promise<void> {
    const { prisma } = this.#platform.database
    const state = stateOf(rollback)
    for (;;) {
      const due = await readDue(prisma, rollback, atOnce)
      if (due.length === 0) {
        return endRollback(this.#platform, { id: rollback.id, state }, state === 'running' ? 'done' : 'undone')
      }
      for (const item of due) {
        if (this.#background.closed || !(await isGoingOn(prisma, rollback.id, state))) return
        await this.#settle(rollback, by, item)
      }
    }
  }

  async #settle(rollback: RollbackRow, by: SignedIn, item: RollbackItemRow): Promise<void> {
    const rolling = { platform: this.#platform, by, rollback, needs: this.#needs }
    const data =
      rollback.state === 'running' ? await rollBackOne(rolling, item) : { undone: await undoRollingBack(rolling, item) }
    const { rollbackId, place } = item
    await this.#platform.database.prisma.rollbackItem.update({
      where: { rollbackId_place: { rollbackId, place } },
      data,
    })
  }
}

function stateOf({ state }: RollbackRow): 'running' | 'undoing' {
  return state === 'undoing' ? 'undoing' : 'running'
}
