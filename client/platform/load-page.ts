import type { PagePlace, PageView } from '@fieldword/shared/pages/contract.ts'
import { type Api, type PageRequest, Redirect } from './page.ts'

/** The page at the address, whole; an old address redirects to the same place of the present one. */
export async function loadPage(api: Api, request: PageRequest): Promise<PageView | Redirect> {
  const { slug = '' } = request.params
  return atItsAddress(request, await api.pages.read({ slug }))
}

/** The same without its text and what lies around it, for what only stands under its name. */
export async function loadPlace(api: Api, request: PageRequest): Promise<PagePlace | Redirect> {
  const { slug = '' } = request.params
  return atItsAddress(request, await api.pages.place({ slug }))
}

function atItsAddress<Page extends PagePlace>({ params, url }: PageRequest, page: Page): Page | Redirect {
  return page.slug === params.slug ? page : new Redirect(movedTo(page.slug, url), 301)
}

/** `/wiki/old/links?cursor=x` → `/wiki/new/links?cursor=x`. */
export function movedTo(slug: string, url: URL): string {
  const [, , , ...below] = url.pathname.split('/')
  return ['', 'wiki', encodeURIComponent(slug), ...below].join('/') + url.search
}
