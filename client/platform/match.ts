import { decodedPart } from '@fieldword/shared/kernel/decoded.ts'
import type { PageDefinition } from './page.ts'

interface Found {
  readonly id: string
  readonly page: PageDefinition<unknown>
  readonly params: Readonly<Record<string, string>>
}

const patterns = new WeakMap<PageDefinition<unknown>, URLPattern>()

/** The first page whose pattern the address fits, in the order of the list. */
export function findRoute(routes: Readonly<Record<string, PageDefinition<unknown>>>, url: URL): Found | null {
  for (const [id, page] of Object.entries(routes)) {
    let pattern = patterns.get(page)
    if (!pattern) {
      pattern = new URLPattern({ pathname: page.path })
      patterns.set(page, pattern)
    }
    const match = pattern.exec({ pathname: url.pathname })
    if (match) return { id, page, params: decoded(match.pathname.groups) }
  }
  return null
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const params: Record<string, string> = {}
  for (const [name, value] of Object.entries(groups)) {
    // A malformed escape stays as it came: the contract then refuses it as any other wrong slug.
    if (value !== undefined) params[name] = decodedPart(value) ?? value
  }
  return params
}
