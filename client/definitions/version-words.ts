import type { VersionRef } from '@fieldword/shared/definitions/contract.ts'

export const statusWords = {
  working: 'Working version',
  in_force: 'In force',
  superseded: 'Superseded',
  withdrawn: 'Withdrawn',
} as const

/** "In force, 7 elements". */
export function saidOfVersion({ status, elements }: VersionRef): string {
  return `${statusWords[status]}, ${countedElements(elements)}`
}

export function countedElements(elements: number): string {
  return `${elements} ${elements === 1 ? 'element' : 'elements'}`
}

/** As a choice: "2019, in force". */
export function namedVersion({ label, status }: VersionRef): string {
  return `${label}, ${statusWords[status].toLowerCase()}`
}
