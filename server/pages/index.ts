export { addAddress, placePage, settlePage } from './address-commands.ts'
export { insertPage, type NewPage, setApproved } from './commands.ts'
export { feedRoutes } from './feed-routes.ts'
export { lockPage } from './locks.ts'
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
  pageRefOf,
} from './queries.ts'
export { listPages, readPage } from './reading.ts'
export { deletionRoutes, pagesRoutes } from './routes.ts'
export { pagesCheck, treeCheck } from './verify-queries.ts'
