import { pageHref } from '@fieldword/shared/document/urls.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'
import { IconFilePlus, IconFileText } from '@tabler/icons-react'
import { api } from '../../platform/api.ts'
import type { MenuItem } from './menu-item.ts'

/** Pages to link to, with the one that could be made last. */
export interface PageChoice {
  readonly title: string
  readonly href: string
  readonly help: string
  readonly exists: boolean
}

/** What fits the words so far. Without an answer of the server a link to a new page is still possible. */
export async function findPages(query: string): Promise<PageChoice[]> {
  const words = query.trim().slice(0, 100)
  const { items } = await api.pages.suggest({ q: words }).catch(() => ({ items: [] }))
  const found = items.map(choiceOf)
  const fresh = newPage(words)
  return fresh && !found.some(choice => choice.href === fresh.href) ? [...found, fresh] : found
}

function choiceOf(page: PageRef): PageChoice {
  const help = page.stub ? 'A stub' : page.kind === 'definition' ? 'Definition' : 'Article'
  return { title: page.title, href: pageHref(page.slug), help, exists: true }
}

function newPage(title: string): PageChoice | null {
  const slug = slugFrom(title)
  // Whoever types "https:…" or "javascript:…" does not mean a page.
  if (isRefusal(slug) || /^[a-z][a-z0-9+.-]*:\S/i.test(title)) return null
  return { title, href: pageHref(slug), help: 'No such page yet. The link will offer to create it.', exists: false }
}

/** What "[[" offers. */
export async function pageItems({ query }: { readonly query: string }): Promise<MenuItem[]> {
  // Whoever closes the brackets by hand wants them as text.
  if (query.includes(']')) return []
  return (await findPages(query)).map(choice => ({
    group: choice.exists ? 'Pages' : 'New page',
    title: choice.title,
    help: choice.help,
    icon: choice.exists ? IconFileText : IconFilePlus,
    run: (editor, range) =>
      void editor
        .chain()
        .focus()
        .insertContentAt(range, [linkedText(choice.title, choice.href), { type: 'text', text: ' ' }])
        .run(),
  }))
}

export function linkedText(text: string, href: string) {
  return { type: 'text', text, marks: [{ type: 'link', attrs: { href } }] }
}
