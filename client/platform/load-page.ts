import type { PageView } from '@fieldword/shared/pages/contract.ts'
import { type Api, type PageRequest, Redirect } from './page.ts'

/** The page at the address; an old address redirects to the same place of the present one. */
export async function loadPage(api: Api, { params, url }: PageRequest): Promise<PageView | Redirect> {
  const { slug: asked = '' } = params
  const page = await api.pages.read({ slug: asked })
  return page.slug === asked ? page : new Redirect(movedTo(page.slug, url), 301)
}

/** `/wiki/old/links?cursor=x` → `/wiki/new/links?cursor=x`. */
export function movedTo(slug: string, url: URL): string {
  const [, , , ...below] = url.pathname.split('/')
  return ['', 'wiki', encodeURIComponent(slug), ...below].join('/') + url.search
}
