const acts: Readonly<Record<string, string>> = {
  proposals: 'propose',
  comments: 'comment',
  pages: 'make a page',
  links: 'add links',
}

/** What a refusal says to whoever is refused: the sentence of its code, or what its details know better. */
export function refusedWords(code: string, message: string, details: Readonly<Record<string, unknown>>): string {
  const { retryAfterSeconds: seconds, what, found, reason } = details
  if (code === 'too-many-for-new' && typeof seconds === 'number') {
    return `You can ${acts[String(what)] ?? 'write'} again in ${minutesWords(seconds)}. New accounts write only so much in an hour.`
  }
  if (typeof seconds === 'number') return `Too many attempts. Try again in ${minutesWords(seconds)}.`
  if (typeof found !== 'string') return message
  const why = `“${found}”: ${String(reason)}`
  if (code === 'filtered')
    return `The filter of this wiki keeps this out because of ${why} Change it, or ask a moderator.`
  return code === 'filter-warned' ? `The filter of this wiki minds ${why} Send it again if you mean it.` : message
}

function minutesWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60)
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
