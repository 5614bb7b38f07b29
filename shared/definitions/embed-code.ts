import { escapeHtml } from '../document/inline-html.ts'

export interface CardSize {
  readonly width: number
  readonly height: number
}

/** Enough for seven elements beside each other's numbers; what does not fit scrolls. */
export const usualCard: CardSize = { width: 560, height: 640 }

/** [DEF78] What others paste into their pages. */
export function embedCodeOf(address: string, title: string, { width, height }: CardSize = usualCard): string {
  return `<iframe src="${escapeHtml(address)}" width="${width}" height="${height}" title="${escapeHtml(title)}" loading="lazy" style="border:0;max-width:100%"></iframe>`
}
