import type { VersionView } from '@fieldword/shared/definitions/contract.ts'

/** The language and direction of a version's words, where they are not those of the pages around them. */
export function spokenIn(version: VersionView | null): { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } {
  return version && version.language !== 'en' ? { lang: version.language, dir: version.direction } : {}
}
