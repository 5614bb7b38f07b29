import type { PageKind } from '@fieldword/shared/pages/contract.ts'
import type { RevisionFilter } from '@fieldword/shared/revisions/history-contract.ts'
import { changeKinds } from './change-kinds.ts'

type Choices<Value> = readonly (readonly [value: Value, word: string])[]

export const states: Choices<NonNullable<RevisionFilter['state']>> = [
  ['pending', 'Pending review'],
  ['approved', 'Approved'],
  ['rejected', 'Rejected'],
  ['withdrawn', 'Withdrawn'],
  ['superseded', 'Brought up to date'],
]

export const kinds: Choices<NonNullable<RevisionFilter['kind']>> = [
  ...changeKinds.map(({ kind, name }) => [kind, name] as const),
  ['creation', 'First text'],
]

export const tags: Choices<NonNullable<RevisionFilter['tag']>> = [
  ['restore', 'Restorations'],
  ['undo', 'Undone revisions'],
  ['import', 'Taken over from a source'],
  ['minor', 'Minor'],
  ['automatic', 'Automatic'],
]

export const directions: Choices<NonNullable<RevisionFilter['in']>> = [
  ['added', 'Added'],
  ['removed', 'Removed'],
]

export const pageKinds: Choices<PageKind> = [
  ['definition', 'Definitions'],
  ['article', 'Articles'],
]
