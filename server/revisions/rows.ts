import type { Source } from '@fieldword/shared/kernel/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { can, type RevisionState } from '@fieldword/shared/policy/can.ts'
import type {
  Author,
  ChangeKind,
  HiddenParts,
  LiveRule,
  RevisionOrigin,
  RevisionRef,
} from '@fieldword/shared/revisions/contract.ts'
import { areChangesShown } from '@fieldword/shared/revisions/hiding.ts'
import { type KeptTag, tagsOf } from '@fieldword/shared/revisions/tags.ts'

/** A revision as the database tells it: all that lists and views show, its text apart. */
export interface RevisionRow {
  readonly id: string
  readonly pageId: string
  readonly number: number
  readonly parentId: string | null
  readonly parentNumber: number | null
  readonly restoredFromNumber: number | null
  readonly undoesNumber: number | null
  readonly updatesNumber: number | null
  readonly updatedByNumber: number | null
  readonly title: string
  readonly summary: string
  readonly changeKind: ChangeKind
  readonly origin: RevisionOrigin
  readonly state: RevisionState
  readonly tags: KeptTag[]
  readonly authors: Author[]
  readonly outsideAuthors: string[]
  readonly sources: Source[]
  readonly writtenOn: string
  readonly createdById: string | null
  readonly createdAt: Date
  readonly characters: number
  readonly delta: number
  readonly contentHash: string
  readonly hidden: HiddenParts
  /** How it went live, where nobody approved it. */
  readonly live: { readonly rule: LiveRule; readonly checked: boolean } | null
  /** The text was destroyed. */
  readonly redacted: boolean
  /** What there is to see of the text it was made from; null where there is none. */
  readonly parentText: {
    readonly state: RevisionState
    readonly textHidden: boolean
    readonly redacted: boolean
  } | null
}

/**
 * As the API tells it to this actor: what is hidden from them is left out [REV22]. `approvedRevisionId` is the page's: which
 * revision visitors read is not the revision's to know.
 */
export function refOf(row: RevisionRow, approvedRevisionId: string | null, actor: Actor): RevisionRef {
  const { hidden } = row
  const showsAuthors = !hidden.authors || can(actor, 'revision:read-hidden')
  return {
    id: row.id,
    number: row.number,
    parentNumber: row.parentNumber,
    restoredFromNumber: row.restoredFromNumber,
    undoesNumber: row.undoesNumber,
    updatesNumber: row.updatesNumber,
    updatedByNumber: row.updatedByNumber,
    title: row.title,
    summary: summaryShown(row, actor),
    changeKind: row.changeKind,
    origin: row.origin,
    state: row.state,
    tags: tagsOf(row.origin, row.tags),
    current: row.id === approvedRevisionId,
    authors: showsAuthors ? row.authors : [],
    outsideAuthors: showsAuthors ? row.outsideAuthors : [],
    sources: row.sources,
    writtenOn: row.writtenOn,
    createdAt: row.createdAt.toISOString(),
    characters: row.characters,
    delta: row.delta,
    contentHash: row.contentHash,
    hidden,
    live: row.live,
    redacted: row.redacted,
    changesShown: areChangesShown(row, row.parentText, actor),
  }
}

/** [REV22] */
export function summaryShown({ summary, hidden }: Pick<RevisionRow, 'summary' | 'hidden'>, actor: Actor): string {
  return hidden.summary && !can(actor, 'revision:read-hidden') ? '' : summary
}
