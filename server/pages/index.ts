export { addAddress, placePage, settlePage } from './address-commands.ts'
export { carriedOfPages } from './carried.ts'
export {
  approveCarried,
  type CarriedPlace,
  insertCarriedPages,
  insertPages,
  placeCarried,
} from './carrying-commands.ts'
export { clearApproved, insertPage, type NewPage, setApproved } from './commands.ts'
export { feedRoutes } from './feed-routes.ts'
export { insertLabels } from './label-commands.ts'
export { lockPage } from './locks.ts'
export { anyPage, nextChangeOf } from './protection-commands.ts'
export { whyProtected } from './protection-queries.ts'
export {
  demandPresent,
  existingSlugs,
  findPage,
  findPageEver,
  findPageIn,
  findPagesById,
  findReadablePage,
  type PageRecord,
  pageColumns,
  pageRefOf,
  protectionOf,
} from './queries.ts'
export { listPages, readPage } from './reading.ts'
export { deletionRoutes, pagesRoutes, pageTermsRoutes, protectionRoutes } from './routes.ts'
export { TermKeeper } from './term-keeper.ts'
export { renewListing } from './term-listing-commands.ts'
export { markedText, presentTerms } from './term-marking.ts'
export { readLabels } from './term-queries.ts'
export { pagesCheck, treeCheck } from './verify-queries.ts'
