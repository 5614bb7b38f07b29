import type { OwnDraft } from '@fieldword/shared/collab/own-drafts-contract.ts'

/** The addresses of a draft that is somebody's own: to write in it, and what goes with it. */
export function draftHref({ id, page }: Pick<OwnDraft, 'id' | 'page'>, part?: 'about' | 'update'): string {
  const draft = `/wiki/${page.slug}/drafts/${id}`
  return part ? `${draft}/${part}` : draft
}
