import type { DefinitionRef, DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { Front } from '@fieldword/shared/definitions/front-contract.ts'
import type { Change } from '@fieldword/shared/pages/changes-contract.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import type { ProcessView } from '@fieldword/shared/processes/contract.ts'
import type { ProcessActs } from '@fieldword/shared/processes/log-contract.ts'
import type { Api, PageRequest } from '../platform/page.ts'

export interface HomeAnswer {
  /** The definition that opens the wiki; null while none is in force. */
  readonly lead: { readonly definition: DefinitionView; readonly labels: readonly Label[] } | null
  /** The process by which that definition is being updated. */
  readonly process: ProcessView | null
  /** [PR344] What whoever asks can do in all open processes. */
  readonly acts: readonly ProcessActs[]
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

export async function loadHome(api: Api, { actor }: Pick<PageRequest, 'actor'>): Promise<HomeAnswer> {
  const [{ lead, counts }, inForce, definitions, articles, changes, acts] = await Promise.all([
    api.definitions.front({}),
    api.definitions.list({ inForceOnly: 'true', limit: few + 1 }),
    api.definitions.list({ limit: few }),
    api.pages.list({ kind: 'article', limit: few }),
    api.pages.changes({ limit: fewChanges }),
    actor.role === 'visitor' ? { items: [] } : api.processes.acts({}),
  ])
  const [definition, process] = lead
    ? await Promise.all([loadLead(api, lead.slug), loadProcess(api, lead.slug)])
    : [null, null]
  return {
    ...{ lead: definition, process },
    acts: acts.items,
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

/** [PR14] The one that was begun last, if it is open. */
async function loadProcess(api: Api, page: string): Promise<ProcessView | null> {
  const [newest] = (await api.processes.list({ page, limit: 1 })).items
  return newest?.state === 'open' ? api.processes.read({ slug: newest.slug }) : null
}
