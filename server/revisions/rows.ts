import type { Person, Source } from '@fieldword/shared/kernel/contract.ts'
import type { RevisionState } from '@fieldword/shared/policy/can.ts'
import type { ChangeKind, RevisionOrigin, RevisionRef } from '@fieldword/shared/revisions/contract.ts'

/** A revision as the database tells it: all that lists and views show, its text apart. */
export interface RevisionRow {
  readonly id: string
  readonly pageId: string
  readonly number: number
  readonly parentId: string | null
  readonly parentNumber: number | null
  readonly restoredFromNumber: number | null
  readonly title: string
  readonly summary: string
  readonly changeKind: ChangeKind
  readonly origin: RevisionOrigin
  readonly state: RevisionState
  readonly authors: Person[]
  readonly outsideAuthors: string[]
  readonly sources: Source[]
  readonly writtenOn: string
  readonly createdById: string | null
  readonly createdAt: Date
  readonly characters: number
  readonly delta: number
  readonly contentHash: string
}

/** As the API tells it. `approvedRevisionId` is the page's: which revision visitors read is not the revision's to know. */
export function refOf(row: RevisionRow, approvedRevisionId: string | null): RevisionRef {
  const { pageId: _page, parentId: _parent, createdById: _creator, createdAt, ...told } = row
  return { ...told, createdAt: createdAt.toISOString(), current: row.id === approvedRevisionId }
}
