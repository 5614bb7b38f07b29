import type { Place } from '@fieldword/shared/definitions/addresses.ts'
import { type CardSize, usualCard } from '@fieldword/shared/definitions/embed-code.ts'

/** [DEF78] The place and element of this wiki that an address names; null for every other address. */
export function cardAddressed(
  url: unknown,
  publicUrl: string,
): (Place & { readonly element: number | undefined }) | null {
  if (typeof url !== 'string' || url.length > 2000 || !URL.canParse(url)) return null
  const { origin, pathname, searchParams, hash } = new URL(url)
  const [, page, slug, versions, label, ...more] = pathname.split('/')
  const isPlace = more.length === 0 && page === 'wiki' && slug && (versions === undefined || versions === 'versions')
  if (origin !== publicUrl || !isPlace || (versions !== undefined && !label)) return null
  const number = Number(/^#e([1-9]\d{0,3})$/.exec(hash)?.[1])
  return {
    slug: decoded(slug),
    label: label === undefined ? searchParams.get('version') : decoded(label),
    element: Number.isNaN(number) ? undefined : number,
  }
}

/** [DEF78] As large as a card likes to be, or as large as it may; null where the bounds are no numbers. */
export function cardSize(bounds: { readonly maxwidth: unknown; readonly maxheight: unknown }): CardSize | null {
  const [width, height] = [bounded(bounds.maxwidth, usualCard.width), bounded(bounds.maxheight, usualCard.height)]
  return width === null || height === null ? null : { width, height }
}

/** Whoever has less room than a card needs gets what there is: it scrolls. */
function bounded(bound: unknown, usual: number): number | null {
  if (bound === undefined) return usual
  return typeof bound === 'string' && /^[1-9]\d{0,5}$/.test(bound) ? Math.min(usual, Number(bound)) : null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
