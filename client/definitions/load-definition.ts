import type { PageDescription } from '@fieldword/shared/definitions/cite-contract.ts'
import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import type { AdoptionTold } from '@fieldword/shared/processes/adoption-contract.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { Api, PageRequest } from '../platform/page.ts'
import type { Uses } from '../terms/index.ts'

/** What a wiki address shows: a definition in one of its versions, or any other page. */
export type WikiAnswer =
  | { readonly shown: 'page'; readonly page: PageView }
  | { readonly shown: 'who'; readonly page: PageView; readonly authorship: Authorship }
  | { readonly shown: 'deleted'; readonly deleted: DeletedPage }
  | {
      readonly shown: 'definition'
      readonly definition: DefinitionView
      readonly uses: Uses
      readonly labels: readonly Label[]
      /** [PR239] How a process came to it; null where none did. */
      readonly adoption: AdoptionTold | null
      /** Every lineage open, as one link of the page asks for. */
      readonly allOpen: boolean
      /** [DEF64] For programs, which come without a session. */
      readonly described: PageDescription['described'] | null
    }

/** Pages that use a definition beside it; the rest have a list of their own. */
const usesBeside = 8

/** A definition nobody approved yet has no elements to show and is answered as the page it is. */
export async function loadDefinition(
  api: Api,
  page: PageView,
  version: string | null,
  { actor, query }: Pick<PageRequest, 'actor' | 'query'>,
): Promise<WikiAnswer> {
  if (page.kind !== 'definition' || !page.text) return { shown: 'page', page }
  const { slug } = page
  const wish = { slug, ...(version ? { version } : {}) }
  const [definition, uses, labels, about] = await Promise.all([
    api.definitions.read(wish),
    api.terms.uses({ slug, limit: usesBeside }),
    api.terms.labels({ slug }),
    actor.role === 'visitor' ? api.definitions.describe(wish) : null,
  ])
  const shownVersion = definition.version
  const adoption = shownVersion ? (await api.processes.adoptionOf({ version: shownVersion.id })).adoption : null
  return {
    ...{ shown: 'definition', uses, labels: labels.items, adoption },
    definition: { ...definition, page: { ...definition.page, processes: page.processes ?? 0 } },
    ...{ allOpen: query.get('lineage') === 'open', described: about?.described ?? null },
  }
}
