import { templates } from '@fieldword/server/transfer/templates.ts'
import { parseDocument } from '@fieldword/shared/document/parse.ts'
import { toHtml } from '@fieldword/shared/document/to-html.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { withBlockIds } from '@fieldword/shared/transfer/block-ids.ts'
import { fromMarkdown } from '@fieldword/shared/transfer/markdown/from-markdown.ts'
import { type Converted, fromWikitext } from '@fieldword/shared/transfer/wikitext/from-wikitext.ts'

export const site = {
  base: 'https://wiki.example.org/wiki/',
  namespaces: new Map([
    ['talk', 1],
    ['file', 6],
    ['template', 10],
    ['category', 14],
  ]),
}

export const wikitext = (source: string): Converted => fromWikitext(source, { site, templates })

/** As the wiki shows it, which says in one line what marks, lists and tables became. */
export const wikiHtml = (source: string): string => htmlOf(wikitext(source))
export const markdownHtml = (source: string): string => htmlOf(fromMarkdown(source))

/** What could not be carried over, as kind and name. */
export const problemsOf = ({ problems }: Converted): string[] =>
  problems.map(({ kind, name }) => `${kind} ${name}`.trim())

function htmlOf({ blocks }: Converted): string {
  const doc = parseDocument(withBlockIds(blocks, null, 'b'))
  if (isRefusal(doc)) throw new Error(JSON.stringify(doc))
  return toHtml(doc).replace(
    / rel="[^"]*"| class="fw-[^"]*"| loading="lazy" decoding="async" referrerpolicy="no-referrer"| tabindex="0"/g,
    '',
  )
}
