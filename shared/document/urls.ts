import { slug as slugRule } from '../kernel/contract.ts'
import { decodedPart } from '../kernel/decoded.ts'

/** An address longer than this is not one a person meant to link to; browsers and proxies cut off near here as well. */
export const urlLimit = 2000

const wikiPath = /^\/wiki\/([^/?#]+)(?:#[^#]*)?$/
// A name before the host ("https://bank.example@elsewhere") is only ever there to mislead.
const webAddress = /^https?:\/\/(?:[^/?#@:[\]]+|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#]|$)/i
const mailAddress = /^mailto:[^@/?#]+@[^@/?#]+$/i
// Browsers drop tab and newline inside a scheme and trim control characters around it, so such an address is never safe.
const unsafeCharacters = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s"<>\\`]/u

/** [DOC4] The slug a link inside this wiki leads to, or null when it leads elsewhere. */
export function pageSlugOf(href: string): string | null {
  const slug = decodedPart(wikiPath.exec(href)?.[1] ?? '') ?? ''
  return slugRule.safeParse(slug).success ? slug : null
}

/** The address of a page, as a link in a document carries it. */
export function pageHref(slug: string): string {
  return `/wiki/${slug}`
}

/** [DOC3] Where a link may lead: http, https, mailto, or a page of this wiki. */
export function isSafeLink(href: string): boolean {
  if (href.length > urlLimit || unsafeCharacters.test(href)) return false
  return webAddress.test(href) || mailAddress.test(href) || pageSlugOf(href) !== null
}

/** [DOC3] Where an image may come from: http or https. */
export function isSafeImage(src: string): boolean {
  return src.length <= urlLimit && !unsafeCharacters.test(src) && webAddress.test(src)
}
