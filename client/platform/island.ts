import type { Frame, PageDefinition } from './page.ts'

/** What a page's file exports. */
export interface PageModule {
  readonly default: PageDefinition<unknown>
}

/** The part of a page that comes to life, and what the server rendered it from. */
export interface Island {
  readonly element: HTMLElement
  readonly View: PageDefinition<unknown>['View']
  readonly answer: unknown
  readonly frame: Frame
}

/** Opens the page this document is. Each page is a chunk of its own, and its file name is its id. */
export async function openIsland(pages: Readonly<Record<string, () => Promise<PageModule>>>): Promise<Island | null> {
  const element = document.getElementById('island')
  const said = document.getElementById('island-answer')?.textContent
  if (!element || !said) return null
  const { id, answer, frame } = JSON.parse(said) as { id: string; answer: unknown; frame: Frame }
  const page = await pages[`./${id}.page.tsx`]?.()
  return page ? { element, View: page.default.View, answer, frame } : null
}
