import {
  exportedClient,
  exportedClocks,
  exportedDraft,
  exportedGuest,
  exportedOwnDraft,
  exportedPack,
  exportedSnapshot,
  exportedUpdate,
} from '@fieldword/shared/collab/exported.ts'
import type { CarriedTable } from '../platform/database/carried.ts'

/** Drafts with all that was ever typed in them. */
export const carriedDrafts: readonly CarriedTable[] = [
  { name: 'drafts', row: exportedDraft, key: ['id'] },
  { name: 'own_drafts', row: exportedOwnDraft, key: ['id'] },
  { name: 'draft_guests', row: exportedGuest, key: ['ownDraftId', 'userId'] },
  { name: 'draft_updates', row: exportedUpdate, key: ['draftId', 'seq'], atOnce: 50 },
  { name: 'draft_packs', row: exportedPack, key: ['draftId', 'toSeq'], atOnce: 4 },
  { name: 'draft_snapshots', row: exportedSnapshot, key: ['draftId', 'seq'], atOnce: 4 },
  { name: 'draft_clients', row: exportedClient, key: ['draftId', 'clientId'] },
  { name: 'draft_authorship', row: exportedClocks, key: ['draftId', 'clientId', 'fromClock'] },
]
