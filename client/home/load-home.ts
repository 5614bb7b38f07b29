import type { DefinitionRef, DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { Front } from '@fieldword/shared/definitions/front-contract.ts'
import type { Change } from '@fieldword/shared/pages/changes-contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import type { Api } from '../platform/page.ts'

export interface HomeAnswer {
  /** The definition that opens the wiki; null while none is in force. */
  readonly lead: { readonly definition: DefinitionView; readonly labels: readonly Label[] } | null
  readonly counts: Front['counts']
  /** The others that are in force. */
  readonly inForce: readonly DefinitionRef[]
  readonly definitions: readonly DefinitionRef[]
  readonly articles: readonly PageRef[]
  readonly changes: readonly Change[]
}

/** What the front page lists of each. */
const few = 6
const fewChanges = 5

export async function loadHome(api: Api): Promise<HomeAnswer> {
  const [{ lead, counts }, inForce, definitions, articles, changes] = await Promise.all([
    api.definitions.front({}),
    api.definitions.list({ inForceOnly: 'true', limit: few + 1 }),
    api.definitions.list({ limit: few }),
    api.pages.list({ kind: 'article', limit: few }),
    api.pages.changes({ limit: fewChanges }),
  ])
  return {
    lead: lead ? await loadLead(api, lead.slug) : null,
    counts,
    inForce: inForce.items.filter(({ id }) => id !== lead?.id).slice(0, few),
    definitions: definitions.items,
    articles: articles.items,
    changes: changes.items,
  }
}

async function loadLead(api: Api, slug: string): Promise<HomeAnswer['lead']> {
  const [definition, labels] = await Promise.all([api.definitions.read({ slug }), api.terms.labels({ slug })])
  return { definition, labels: labels.items }
}
