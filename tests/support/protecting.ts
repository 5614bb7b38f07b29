import { asUsual } from '@fieldword/shared/pages/protection.ts'
import type { ProtectionWish } from '@fieldword/shared/pages/protection-contract.ts'

/** A rule of protection, which asks nothing but what is given. */
export function aRule(slug: string, asked: Partial<ProtectionWish> = {}): ProtectionWish {
  return { ...asUsual, slug, scope: 'page', until: null, reason: 'Two groups undo each other', ...asked }
}
