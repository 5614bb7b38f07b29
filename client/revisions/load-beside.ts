import type { Authorship } from '@fieldword/shared/revisions/authorship-contract.ts'
import { asksWho, broughtPart } from '../blame/index.ts'
import type { Api } from '../platform/page.ts'

/** A text that stands beside the list. */
export interface BesideText {
  readonly number: number
  /** When it was written, as precise as known. */
  readonly on: string
  readonly current: boolean
  /** Null when it is hidden from whoever asks, or destroyed. */
  readonly html: string | null
  /** Who wrote it, where that is asked for and there is a text. */
  readonly authorship: Authorship | null
}

/** The text of the revision that the address names, else the one visitors read. */
export async function loadBeside(api: Api, slug: string, query: URLSearchParams): Promise<BesideText | null> {
  const text = await textBeside(api, slug, query)
  const asked = text !== null && text.html !== null && asksWho(query)
  const authorship = asked
    ? await api.revisions.authorship({ slug, number: text.number, part: broughtPart(query) })
    : null
  return text && { ...text, authorship }
}

async function textBeside(
  api: Api,
  slug: string,
  query: URLSearchParams,
): Promise<Omit<BesideText, 'authorship'> | null> {
  const number = query.get('read')
  if (number !== null && /^[1-9]\d{0,8}$/.test(number)) {
    const read = await api.revisions.read({ slug, number })
    return { number: read.number, on: read.writtenOn, current: read.current, html: read.html }
  }
  const { text } = await api.pages.text({ slug })
  return text && { number: text.number, on: text.writtenOn, current: true, html: text.html }
}
