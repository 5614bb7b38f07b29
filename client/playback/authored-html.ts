import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { escapeHtml } from '@fieldword/shared/document/inline-html.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { authorOf } from './authored.ts'
import type { Hands } from './hands.ts'

/** [COL32] The text with everybody's words marked: the letters stand where the author changes. */
export function authoredHtml(document: DocumentJson, hands: Hands): string {
  let before: string | null = null
  return toHtml(document, {
    around(piece, html) {
      const by = authorOf(piece)
      const hand = by === null ? undefined : hands.get(by)
      const isNew = by !== before
      before = by
      if (!hand) return html
      const letters = isNew ? `<sup title="${escapeHtml(hand.person.name)}">${escapeHtml(hand.letters)}</sup>` : ''
      return `<span class="bl" data-p="${hand.person.colour}" data-l="${hand.line}">${letters}${html}</span>`
    },
  })
}
