import type { DefinitionView } from '@fieldword/shared/definitions/contract.ts'
import type { PageView } from '@fieldword/shared/pages/contract.ts'
import type { DeletedPage } from '@fieldword/shared/pages/deletion-contract.ts'
import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { Api } from '../platform/page.ts'

/** What a wiki address shows: a definition in one of its versions, or any other page. */
export type WikiAnswer =
  | { readonly shown: 'page'; readonly page: PageView }
  | { readonly shown: 'who'; readonly page: PageView; readonly authorship: Authorship }
  | { readonly shown: 'deleted'; readonly deleted: DeletedPage }
  | {
      readonly shown: 'definition'
      readonly definition: DefinitionView
      /** Every lineage open, as one link of the page asks for. */
      readonly allOpen: boolean
    }

/** A definition nobody approved yet has no elements to show and is answered as the page it is. */
export async function loadDefinition(
  api: Api,
  page: PageView,
  version: string | null,
  allOpen: boolean,
): Promise<WikiAnswer> {
  if (page.kind !== 'definition' || !page.text) return { shown: 'page', page }
  const definition = await api.definitions.read({ slug: page.slug, ...(version ? { version } : {}) })
  return { shown: 'definition', definition, allOpen }
}
