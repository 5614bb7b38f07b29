import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'
import type { Api } from '../platform/page.ts'

/** Which form of the settings was sent without scripts. */
export type SettingsAct = 'rename' | 'move'

export interface SentName {
  readonly title: string
  readonly newSlug: string
}

export function actIn(form: URLSearchParams | null): SettingsAct | null {
  const act = form?.get('act')
  return act === 'rename' || act === 'move' ? act : null
}

export function nameIn(form: URLSearchParams): SentName {
  return { title: form.get('title') ?? '', newSlug: form.get('newSlug') ?? '' }
}

/** The slug of a page in what somebody wrote: its address, whole or in part, or its title; null for the top. */
export function slugIn(written: string | null): string | null {
  const said = (written ?? '').trim().replace(/^.*\/wiki\//, '')
  if (said === '') return null
  const slug = slugFrom(said)
  // What gives no slug is sent on, to be refused in words.
  return isRefusal(slug) ? said : slug
}

/** Another title, and another address where one is said. Answers with the address of the page. */
export async function rename(api: Api, slug: string, form: URLSearchParams): Promise<string> {
  const { title, newSlug } = nameIn(form)
  const wanted = slugIn(newSlug)
  return (await api.pages.rename({ slug, title, ...(wanted ? { newSlug: wanted } : {}) })).slug
}

/** Another place. The form knows only the pages beside its present one: below another page it comes last. */
export async function move(api: Api, slug: string, form: URLSearchParams): Promise<void> {
  const parentSlug = slugIn(form.get('parentSlug'))
  const { parent } = await api.pages.read({ slug })
  const stays = parentSlug === (parent?.slug ?? null)
  const last = parentSlug && !stays ? (await api.pages.read({ slug: parentSlug })).children.at(-1)?.slug : undefined
  await api.pages.move({ slug, parentSlug, afterSlug: (stays && form.get('afterSlug')) || last || null })
}
