import compare from './compare.page.tsx'
import comparePages from './compare-pages.page.tsx'
import hide from './hide.page.tsx'
import history from './history.page.tsx'
import revision from './revision.page.tsx'

export { Authors } from './authors.tsx'
export { byDay } from './by-day.ts'
export { Byline } from './byline.tsx'
export { changeKinds, kindInWords } from './change-kinds.ts'
export { LookFields, PickOne } from './compare-bar.tsx'
export { Delta } from './delta.tsx'
export { FilterForm } from './filter-form.tsx'
export { type AskedFilter, filterQuery, isNarrowed, readFilter } from './filter-query.ts'
export { importedHref, importedInWords } from './imported-words.ts'
export { ListState } from './list-state.tsx'
export { compareHref, elementCompareHref, hrefOf, personHref, sectionIdOf } from './names.ts'
export { OtherForms } from './other-forms.tsx'
export { RevisionRow } from './revision-row.tsx'
export { ShareOf } from './share-of.tsx'
export { summaryOf } from './summary-of.ts'
export { Tags } from './tags.tsx'
export { WalkLinks } from './walk-links.tsx'

export const revisionsPages = {
  'revisions/hide': hide,
  'revisions/history': history,
  'revisions/revision': revision,
  'revisions/compare': compare,
  'revisions/compare-pages': comparePages,
}
