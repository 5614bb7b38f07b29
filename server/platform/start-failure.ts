/** Why the server cannot start, in one sentence for the person who started it. */
export class StartFailure extends Error {
  override name = 'StartFailure'
}

/** The sentence for a full disk, or null when that is not what `text` speaks of. */
export function diskFullSentence(text: string, directory: string): string | null {
  if (!/No space left on device|ENOSPC|EDQUOT|Disk quota exceeded/i.test(text)) return null
  return `The disk is full: free some space for ${directory} and start again.`
}
