import type { Tx } from '../platform/database/prisma.ts'
import type { Platform } from '../platform/platform.ts'
import type { ProcessRow } from './queries.ts'

/** What a visitor sees of this process is otherwise from the commit on. */
export function changed(tx: Tx, { signals }: Platform, { pageId }: Pick<ProcessRow, 'pageId'>): Promise<void> {
  return signals.notifyIn(tx, 'pages', pageId)
}
