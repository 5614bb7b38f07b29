import type { DocumentJson, NodeJson } from '@fieldword/shared/document/document.ts'
import { escapeHtml } from '@fieldword/shared/document/inline-html.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import type { Authorship, WrittenRun } from '@fieldword/shared/revisions/authorship-contract.ts'
import type { Hand } from './hands.ts'

/** [WHO20] The text with everybody's words marked: the letters and, to be heard, the name stand where the writer changes. */
export function writtenHtml({ document, blocks, links }: Authorship, hands: readonly Hand[]): string {
  const runs = blocks.flatMap(block => block.runs)
  const pages = new Set(links)
  let before: number | null = null
  return toHtml(cutByRun(document, runs), {
    exists: slug => pages.has(slug),
    around(piece, html) {
      const index = Number(piece.attrs?.run)
      const run = runs[index]
      const hand = run && hands[run.writer]
      if (!run || !hand) return html
      const isNew = run.writer !== before
      before = run.writer
      const of = `data-run="${index}" data-of="${run.revision}" data-w="${run.writer}"`
      if (hand.letters === null) return `<span class="who__r" ${of}>${isNew ? spoken(hand) : ''}${html}</span>`
      const letters = isNew ? `<sup aria-hidden="true">${escapeHtml(hand.letters)}</sup>${spoken(hand)}` : ''
      return `<span class="who__r bl" data-p="${hand.colour}" data-l="${hand.line}" ${of}>${letters}${html}</span>`
    },
  })
}

function spoken({ name }: Hand): string {
  return `<span class="fw-vh">${escapeHtml(name)}: </span>`
}

/** The document with its text cut where a run ends, each piece with the place of its run. */
function cutByRun(document: DocumentJson, runs: readonly WrittenRun[]): DocumentJson {
  let index = 0
  let left = runs[0]?.length ?? 0
  const cut = (node: NodeJson): NodeJson[] => {
    if (node.text === undefined) return node.content ? [{ ...node, content: node.content.flatMap(cut) }] : [node]
    const pieces: NodeJson[] = []
    let { text } = node
    while (text.length > 0 && index < runs.length) {
      const length = Math.min(left, text.length)
      pieces.push({ ...node, text: text.slice(0, length), attrs: { run: index } })
      text = text.slice(length)
      left -= length
      if (left > 0) continue
      index += 1
      left = runs[index]?.length ?? 0
    }
    return text === '' ? pieces : [...pieces, { ...node, text }]
  }
  return { ...document, content: document.content.flatMap(cut) }
}
