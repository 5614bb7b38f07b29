import { discussedFrame } from '@fieldword/shared/collab/messages.ts'
import type { Signals } from '../platform/signals.ts'
import type { Connection } from './connection.ts'

/**
 * [DSC60] Tells everybody in a page's draft that its discussion changed. What changed they ask for themselves, by the way that knows
 * what each may read.
 */
export class DiscussionNews {
  readonly #connections: ReadonlySet<Connection>
  readonly #signals: Signals
  #listening: Promise<void> | null = null

  constructor(connections: ReadonlySet<Connection>, signals: Signals) {
    this.#connections = connections
    this.#signals = signals
  }

  /** Resolves when signals are heard; asked again after a failure, it tries again. */
  listen(): Promise<void> {
    this.#listening ??= this.#signals
      .listen(
        'discussion',
        pageId => this.#tell(({ credential }) => credential.pageId === pageId),
        // What was said in the break is as new.
        () => this.#tell(() => true),
      )
      .catch(error => {
        this.#listening = null
        throw error
      })
    return this.#listening
  }

  #tell(isMeant: (connection: Connection) => boolean): void {
    const frame = discussedFrame()
    for (const connection of this.#connections) if (isMeant(connection)) connection.send(frame)
  }
}
