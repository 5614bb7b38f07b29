export { AuthorshipCatchUp } from './authorship-catch-up.ts'
export { forgetRemovals, keepTyping, keepTypings } from './authorship-commands.ts'
export { AuthorshipKeeper } from './authorship-keeper.ts'
export { readTyping } from './authorship-queries.ts'
export { type BulkRevision, createRevisions, createRevisionsOf, redactedAmong } from './bulk.ts'
export { carriedRevisions } from './carried.ts'
export { carryTyping } from './carry-typing-commands.ts'
export { fillChangedTexts, forgetChangedText } from './changed-text-commands.ts'
export { type CreatedRevision, createRevision, markRevision, type NewRevision } from './commands.ts'
export { compareTexts } from './compare-texts.ts'
export { compareStored } from './comparing.ts'
export { holdsHidden } from './hiding-queries.ts'
export { authorIdOf, type HistoryWish, listHistory, sightOf } from './history.ts'
export { holdContents } from './locks.ts'
export { admitNewcomer } from './newcomers-queries.ts'
export { contentHashOf } from './packing.ts'
export { type Mark, markChecked, markUnchecked, recordLive, settlePatrol } from './patrol-commands.ts'
export {
  documentOf,
  findRevision,
  findRevisions,
  hasWrittenBefore,
  hiddenParts,
  readDocuments,
  readRevisionDocument,
} from './queries.ts'
export { type PageOfRevisions, readableRevision } from './reading.ts'
export type { RedactionNeeds } from './redaction-commands.ts'
export { type RevisionsNeed, revisionsRoutes } from './routes.ts'
export { type RevisionRow, refOf } from './rows.ts'
export { demandText, readTexts, type TextOf } from './texts.ts'
export { typingCheck } from './typing-verify-queries.ts'
export { contentsCheck, revisionsCheck } from './verify-queries.ts'
export { conditionsOf, countRevisions, type Line, lineOfPerson, lineOfWiki, walkRevisions } from './walk-queries.ts'
