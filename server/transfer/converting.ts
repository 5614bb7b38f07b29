import { canonical } from '@fieldword/shared/document/canonical.ts'
import { type DocumentJson, emptyDocument, type NodeJson } from '@fieldword/shared/document/document.ts'
import { parseDocument, tidyText } from '@fieldword/shared/document/parse.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { withBlockIds } from '@fieldword/shared/transfer/block-ids.ts'
import { fromMarkdown } from '@fieldword/shared/transfer/markdown/from-markdown.ts'
import { node, paragraphOf, textNode } from '@fieldword/shared/transfer/nodes.ts'
import type { Problem } from '@fieldword/shared/transfer/problems.ts'
import { fromWikitext, type WikiSite } from '@fieldword/shared/transfer/wikitext/from-wikitext.ts'
import type { SourceRevision } from './source.ts'
import { templates } from './templates.ts'

export interface ConvertedText {
  readonly document: DocumentJson
  readonly problems: readonly Problem[]
}

/** [TRF3] [TRF14] A source as a document of ours. What no document can hold leaves an empty one; the source is kept either way. */
export function convert(revision: SourceRevision, site: WikiSite, before: DocumentJson | null): ConvertedText {
  const { blocks, problems } = blocksOf(revision, site)
  const whole = parseDocument(withBlockIds(blocks, before, idPrefix(revision.id)))
  if (!isRefusal(whole)) return { document: canonical(whole), problems }
  // More than a document holds in one of its bounds, such as cells in a table: its words, a paragraph a line.
  const lines = (revision.text ?? '').split('\n').filter(line => line.trim() !== '')
  const plain = parseDocument(withBlockIds(lines.map(paragraph), before, idPrefix(revision.id)))
  const problem = { kind: 'unconvertible', name: '' } as const
  return { document: isRefusal(plain) ? emptyDocument : canonical(plain), problems: [problem] }
}

function blocksOf({ text, format }: SourceRevision, site: WikiSite): { blocks: NodeJson[]; problems: Problem[] } {
  if (text === null || text === '') return { blocks: [], problems: [] }
  switch (format) {
    case 'wikitext':
      return fromWikitext(text, { site, templates })
    case 'markdown':
      return fromMarkdown(text)
    default:
      return { blocks: plainBlocks(text), problems: [{ kind: 'plain-text', name: '' }] }
  }
}

/** Text without mark-up we read: a paragraph for each group of lines, its lines kept. */
function plainBlocks(text: string): NodeJson[] {
  const groups = tidyText(text.replaceAll('\r\n', '\n')).split(/\n[ \t]*\n/)
  return groups.flatMap(group => {
    const lines = group.split('\n').filter(line => line.trim() !== '')
    if (lines.length === 0) return []
    // Indented lines are laid out by hand: code, tables, examples.
    if (lines.every(line => /^\s/.test(line))) return [node('codeBlock', [textNode(lines.join('\n'))])]
    return [
      node(
        'paragraph',
        lines.flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), textNode(line)]),
      ),
    ]
  })
}

function paragraph(line: string): NodeJson {
  return paragraphOf(textNode(tidyText(line)))
}

function idPrefix(revisionId: string): string {
  return `r${revisionId.replace(/[^A-Za-z0-9_-]/g, '').slice(-40)}`
}
