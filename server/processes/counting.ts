import type { Platform } from '../platform/platform.ts'
import { countBegun } from './queries.ts'

/** [PR45] Handed to the pages, whose head leads to their processes. */
export function countProcesses({ database }: Platform, pageId: string): Promise<number> {
  return countBegun(database.prisma, pageId)
}
