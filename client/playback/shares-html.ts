import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { escapeHtml } from '@fieldword/shared/document/inline-html.ts'
import { type Hands, sharesOf } from './hands.ts'

/** The key below the text: whose letters and line mean whom, and how much of the text is theirs. */
export function sharesHtml(document: DocumentJson, hands: Hands): string {
  const rows = sharesOf(document, hands).map(({ hand, percent }) => {
    const share = `<b class="fw-num">${percent} %</b>`
    if (!hand)
      return `<li><span class="fw-av fw-av--sm mom__none" aria-hidden="true">–</span>Not typed here${share}</li>`
    const { person, letters, line } = hand
    const mark = `<span class="fw-av fw-av--sm" data-p="${person.colour}" aria-hidden="true">${escapeHtml(letters)}</span>`
    const sample = `<span class="bl" data-p="${person.colour}" data-l="${line}">${escapeHtml(person.name)}</span>`
    return `<li>${mark}${sample}${share}</li>`
  })
  return `<ul>${rows.join('')}</ul>`
}
