/** What other slices' pages are put together from, where two texts are merged by a person. */
export { choicesIn, onlyLooks, partIn, undecided } from './choice-form.ts'
export { ConflictFields } from './conflict-fields.tsx'
export { MergePage } from './merge-page.tsx'
export { SeeResult } from './propose-box.tsx'
