export { type DraftAuthor, draftAuthors } from './authors-queries.ts'
export { carriedDrafts } from './carried.ts'
export {
  type EditedDraft,
  editDraft,
  editDraftBy,
  findOrCreateWorkingDraft,
  resetDraftBase,
  seedDraft,
  setDraftBase,
  type WorkingDraft,
} from './commands.ts'
export type { DoorParts as CollabParts } from './door.ts'
export { readForking } from './forking-commands.ts'
export { attachCollab, type Collab } from './gateway.ts'
export { beginGroupDraft, bringAuthors, keepGroup } from './group-drafts-commands.ts'
export { openOwnDraft, ownDraftOf, readableOwnDraft, viewOwnDraft } from './own-drafts.ts'
export { closeDraftOf, moveOwnBase } from './own-drafts-commands.ts'
export { findOwnDraft, findOwnDraftOf, type OwnDraftRow, ownedOf, readOwnDraftsOf } from './own-drafts-queries.ts'
export { type DraftText, hasWorkingDraft, readDraft } from './queries.ts'
export { renewDraft } from './renewing-commands.ts'
export { createRooms, type Rooms } from './rooms.ts'
export { collabRoutes } from './routes.ts'
export { readTyping } from './typing-queries.ts'
export { draftsCheck } from './verify-queries.ts'
