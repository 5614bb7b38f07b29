import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import type { Label } from '@fieldword/shared/pages/terms-contract.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { Api } from '../platform/page.ts'
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
      /** Every lineage open, as one link of the page asks for. */
      readonly allOpen: boolean
    }

/** Pages that use a definition beside it; the rest have a list of their own. */
const usesBeside = 8

/** A definition nobody approved yet has no elements to show and is answered as the page it is. */
export async function loadDefinition(
  api: Api,
  page: PageView,
  version: string | null,
  allOpen: boolean,
): Promise<WikiAnswer> {
  if (page.kind !== 'definition' || !page.text) return { shown: 'page', page }
  const { slug } = page
  const [definition, uses, labels] = await Promise.all([
    api.definitions.read({ slug, ...(version ? { version } : {}) }),
    api.terms.uses({ slug, limit: usesBeside }),
    api.terms.labels({ slug }),
  ])
  return { shown: 'definition', definition, uses, labels: labels.items, allOpen }
}
