import type { PageRef } from '@fieldword/shared/pages/contract.ts'

/** Slug of the page it stands after among these, or of the last where it does not stand there yet; empty for the first place. */
export function placeBefore(page: Pick<PageRef, 'id'>, beside: readonly PageRef[]): string {
  const place = beside.findIndex(other => other.id === page.id)
  const before = place < 0 ? beside.at(-1) : beside[place - 1]
  return before?.slug ?? ''
}
