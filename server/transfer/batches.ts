import { FileFault } from './faults.ts'
import type { SourceEvent, SourcePage, SourceRevision, SourceSite } from './source.ts'

/** So much of one page is read before it is stored: what bounds memory, and the work of one transaction. */
const mostRevisions = 100
const mostCharacters = 2_000_000

export interface Batch {
  readonly site: SourceSite
  readonly page: SourcePage
  readonly revisions: readonly SourceRevision[]
  /** The first and the last of its page in this file. */
  readonly first: boolean
  readonly last: boolean
}

/** Revisions of one page at a time, in parts that fit in memory. What was read before a fault comes before it. */
export async function* batchesOf(events: AsyncIterable<SourceEvent>): AsyncGenerator<Batch> {
  let site: SourceSite | null = null
  let page: SourcePage | null = null
  let revisions: SourceRevision[] = []
  let characters = 0
  let first = true
  const take = (last: boolean): Batch[] => {
    if (!site || !page || revisions.length === 0) return []
    const batch = { site, page, revisions, first, last }
    revisions = []
    characters = 0
    first = false
    return [batch]
  }
  try {
    for await (const event of events) {
      if (event.kind === 'site') site = event.site
      else if (event.kind === 'page') {
        page = event.page
        first = true
      } else if (event.kind === 'page-end') yield* take(true)
      else {
        revisions.push(event.revision)
        characters += event.revision.text?.length ?? 0
        if (revisions.length >= mostRevisions || characters >= mostCharacters) yield* take(false)
      }
    }
  } catch (error) {
    if (error instanceof FileFault) yield* take(false)
    throw error
  }
}
