import type { Demands, ProtectionScope, WhoseChanges } from '@fieldword/shared/pages/protection.ts'
import type { AccountRole } from '@fieldword/shared/policy/actor.ts'
import { inWords } from './dates.ts'

/** Whom a page's draft is for, as a sentence begins. */
export function writersWords(editableBy: AccountRole): string {
  switch (editableBy) {
    case 'member':
      return 'All members'
    case 'moderator':
      return 'Moderators and admins'
    case 'admin':
      return 'Admins'
  }
}

/** As a sentence begins, for a badge. */
export const onlyWords: Readonly<Record<AccountRole, string>> = {
  member: 'All members',
  moderator: 'Only moderators',
  admin: 'Only admins',
}

export const waitsWords: Readonly<Record<WhoseChanges, string>> = {
  everybody: 'Everybody’s changes wait for approval',
  untrusted: 'Changes wait for approval, but for those of trusted members',
  nobody: 'Changes of this article go live without approval',
}

export const scopeWords: Readonly<Record<ProtectionScope, string>> = {
  page: 'This page',
  tree: 'This page and all below it',
}

/** "until 12 December 2026"; nothing where no end is known. */
function untilDay(until: string | null): string {
  return until === null ? '' : ` until ${inWords(until)}`
}

/** [PG41] What differs from what is usual, each as a sentence: "Only moderators edit this until 12 December 2026". */
export function demandWords(demands: Demands, until: string | null): string[] {
  const { editableBy, movableBy, waits, approvableBy, approvals } = demands
  return [
    editableBy === 'member' ? [] : [`${onlyWords[editableBy]} edit this${untilDay(until)}`],
    movableBy === editableBy || movableBy === 'member' ? [] : [`${onlyWords[movableBy]} rename, move and delete this`],
    waits === 'untrusted' ? [] : [waitsWords[waits]],
    approvableBy === 'moderator' ? [] : ['Only admins approve changes'],
    approvals === 0 ? [] : [approvals === 1 ? 'One approval is needed' : `${approvals} approvals are needed at least`],
  ].flat()
}
