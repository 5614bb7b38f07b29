import type { DefinitionRef, DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'
import type { Api } from '../platform/page.ts'

export interface HomeAnswer {
  /** The definition in force that opens the wiki; null while there is none. */
  readonly lead: { readonly definition: DefinitionView; readonly changes: readonly RevisionRef[] } | null
  readonly definitions: readonly DefinitionRef[]
  readonly articles: readonly PageRef[]
}

/** What the front page lists of each. */
const few = 6

export async function loadHome(api: Api): Promise<HomeAnswer> {
  const [inForce, definitions, articles] = await Promise.all([
    api.definitions.list({ inForceOnly: 'true', limit: 1 }),
    api.definitions.list({ limit: few }),
    api.pages.list({ kind: 'article', limit: few }),
  ])
  const [first] = inForce.items
  return {
    lead: first ? await loadLead(api, first.slug) : null,
    definitions: definitions.items,
    articles: articles.items,
  }
}

async function loadLead(api: Api, slug: string): Promise<HomeAnswer['lead']> {
  const [definition, history] = await Promise.all([
    api.definitions.read({ slug }),
    api.revisions.history({ slug, limit: 5 }),
  ])
  return { definition, changes: history.items }
}
