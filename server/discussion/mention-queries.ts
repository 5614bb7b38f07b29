import { nameKeysMeant, withMentions } from '@fieldword/shared/discussion/mentions.ts'
import { findPeopleNamed } from '../accounts/index.ts'
import type { Platform } from '../platform/platform.ts'

/** [DSC8] The text as it is stored: names after "@" that are accounts' become mentions. */
export async function withPeople(platform: Platform, text: string): Promise<string> {
  const keys = nameKeysMeant(text)
  return keys.length === 0 ? text : withMentions(text, await findPeopleNamed(platform, keys))
}
