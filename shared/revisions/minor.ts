import type { DocumentJson, NodeJson } from '../document/document.ts'

/** Marks that make words stand out and say nothing else. */
const emphasis = new Set(['bold', 'italic'])

/**
 * [REV20] Whether two texts say the same in other signs: the same words in the same blocks, with the same links, pictures and code,
 * but for spaces, punctuation, capitals and emphasis.
 */
export function isMinor(before: DocumentJson, after: DocumentJson): boolean {
  return before.content.length > 0 && substanceOf(before.content) === substanceOf(after.content)
}

function substanceOf(nodes: readonly NodeJson[]): string {
  const blocks = nodes.flatMap(({ type, attrs = {}, content = [] }) => {
    if (isInline(type)) return []
    const { id: _, ...told } = attrs
    const words = type === 'codeBlock' ? content.map(({ text }) => text) : wordsOf(content)
    return [[type, told, words, substanceOf(content)]]
  })
  return JSON.stringify(blocks)
}

/** The words of one block, stretch by stretch of what links and other telling marks cover. */
function wordsOf(content: readonly NodeJson[]): [marks: string, words: string[]][] {
  const stretches: [string, string][] = []
  for (const { type, text = ' ', marks = [] } of content.filter(({ type }) => isInline(type))) {
    const telling = JSON.stringify(marks.filter(mark => !emphasis.has(mark.type)))
    const last = stretches.at(-1)
    // Pieces of one word that differ in emphasis alone stay together.
    if (last && (last[0] === telling || type === 'hardBreak')) last[1] += text
    else stretches.push([telling, text])
  }
  return stretches
    .map(([marks, text]): [string, string[]] => [marks, foldedWords(text)])
    .filter(([, words]) => words.length > 0)
}

function foldedWords(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  )
}

function isInline(type: string): boolean {
  return type === 'text' || type === 'hardBreak'
}
