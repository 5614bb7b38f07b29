import { findRoute } from '@fieldword/client/platform/match.ts'
import { routes } from '@fieldword/client/routes.tsx'
import { builtRenderer } from '@fieldword/server/platform/render/renderer.ts'
import type { Caller } from '../../support/caller.ts'
import { readPage } from './strangers.ts'

/** How many of a kind are read, one of most: more of those that say most of what people wrote, or that lead there. */
const most: Readonly<Record<string, number>> = {
  ...{ '/wiki/:slug': 12, '/wiki/:slug/talk': 6, '/wiki/:slug/versions/:label': 3, '/review/:id': 2, '/decisions': 2 },
  ...{ '/processes/:slug': 3, '/processes/:slug/log': 16, '/processes/:slug/charter': 2, '/processes/:slug/edit': 2 },
  ...{ '/processes/:slug/run': 2, '/processes/:slug/issues/:number': 2, '/processes/:slug/contributions/:number': 2 },
  ...{ '/appeals': 2, '/filter': 2, '*.atom': 2 },
}

export interface ReadAll {
  /** Of pages and feeds, by the kinds there are. */
  readonly read: ReadonlyMap<string, number>
  /** What should not be, by the address where it is. */
  readonly faults: readonly string[]
  /** Which of the words were shown. */
  readonly shown: ReadonlySet<string>
}

/** Follows the links of all pages from page to page, as somebody and from some on, and looks for words that became mark-up. */
export async function readEverything(
  { caller, site, from }: { readonly caller: Caller; readonly site: string; readonly from: Iterable<string> },
  words: readonly string[],
): Promise<ReadAll> {
  const { themeScript } = await builtRenderer()
  const addresses = new Set(
    [...from, ...Object.values(routes).map(({ path }) => path)].filter(path => !path.includes(':')),
  )
  const read = new Map<string, number>()
  const shown = new Set<string>()
  const faults: string[] = []
  // What is added while it is walked is walked too.
  for (const address of addresses) {
    const kind = kindOf(address, site)
    if (kind === null || !countIn(read, kind)) continue
    const { status, headers, body } = await caller.get(site + address)
    const text = String(body)
    const type = headers.get('content-type') ?? ''
    const page = type.includes('html') ? readPage(text, themeScript) : { strangers: [], words: '', links: [] }
    for (const link of page.links) addresses.add(link.replace(/#.*/, ''))
    for (const each of words) if (page.words.includes(each)) shown.add(each)
    const isMarkUp = /html|xml/.test(type)
    const raw = words.filter(each => isMarkUp && each.includes('<') && text.includes(each))
    const found = [...(status >= 500 ? [String(status)] : []), ...page.strangers, ...raw]
    faults.push(...found.map(fault => `${address}: ${fault}`))
  }
  return { read, faults, shown }
}

function kindOf(address: string, site: string): string | null {
  const url = new URL(address, site)
  return url.pathname.endsWith('.atom') ? '*.atom' : (findRoute(routes, url)?.page.path ?? null)
}

function countIn(read: Map<string, number>, kind: string): boolean {
  const count = read.get(kind) ?? 0
  if (count >= (most[kind] ?? 1)) return false
  read.set(kind, count + 1)
  return true
}
