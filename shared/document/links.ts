import type { DocumentJson, NodeJson } from './document.ts'
import { pageSlugOf } from './urls.ts'

/** [DOC4] The slugs of the pages a document links to, each once, in the order of their first mention. */
export function linkedSlugs(doc: DocumentJson): string[] {
  const slugs = new Set<string>()
  const visit = (node: NodeJson): void => {
    for (const mark of node.marks ?? []) {
      const slug = mark.type === 'link' ? pageSlugOf(String(mark.attrs?.href ?? '')) : null
      if (slug !== null) slugs.add(slug)
    }
    node.content?.forEach(visit)
  }
  doc.content.forEach(visit)
  return [...slugs]
}
