import compare from './compare.page.tsx'
import history from './history.page.tsx'
import revision from './revision.page.tsx'

export { Authors } from './authors.tsx'
export { changeKinds, kindInWords } from './change-kinds.ts'
export { Delta } from './delta.tsx'
export { compareHref, hrefOf } from './names.ts'
export { summaryOf } from './summary-of.ts'
export { Tags } from './tags.tsx'

export const revisionsPages = {
  'revisions/history': history,
  'revisions/revision': revision,
  'revisions/compare': compare,
}
