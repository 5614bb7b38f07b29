import type { DocumentJson } from '../document/document.ts'
import { toText } from '../document/to-text.ts'
import { type Filter, type FilterRule, sitesIn } from '../moderation/filter.ts'
import { linksIn } from './facts.ts'

/** [ACC44] The rules that a document meets, in its words and in what it links to. */
export function rulesMet<Rule extends FilterRule>(filter: Filter<Rule>, document: DocumentJson): Set<Rule> {
  const text = toText(document)
  return filter.find(text, [...linksIn(document), ...sitesIn(text)])
}
