import { inFigures } from '@fieldword/shared/kernel/figures.ts'
/** [PG60] "312 revisions imported": what one row of a list stands for. */
export function importedInWords({ standsFor }: { readonly standsFor: number }): string {
  return `${inFigures(standsFor)} revisions imported`
}

/** Each of them. */
export function importedHref(slug: string): string {
  return `/wiki/${slug}/history?tag=import`
}
