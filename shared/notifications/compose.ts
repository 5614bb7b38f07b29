/** Something that somebody is told. */
export interface Told {
  readonly subject: string
  readonly text: string
  /** From the wiki's address on. */
  readonly path: string
}

export interface Composed {
  readonly subject: string
  readonly text: string
}

/** [NTF6] [NTF11] One mail of all that is due for one person. `site`: the wiki's address, without a slash at its end. */
export function compose(letters: readonly Told[], site: string, stopAddress: string): Composed {
  const [only] = letters
  const subject = letters.length === 1 && only ? only.subject : `${letters.length} things that concern you`
  const parts = letters.map(({ subject: about, text, path }) =>
    [...(letters.length === 1 ? [] : [about]), text, `${site}${path}`].filter(Boolean).join('\n\n'),
  )
  const why = `You get this because of what you do in the wiki at ${site}.\nChoose how often: ${site}/account/mail\nEnd all mail: ${stopAddress}`
  return { subject: inOneLine(subject), text: `${parts.join('\n\n* * *\n\n')}\n\n-- \n${why}\n` }
}

/** Whatever a title holds: a subject is one line. */
function inOneLine(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ').trim()
  return line.length > 150 ? `${line.slice(0, 149)}…` : line
}

/** Milliseconds until the next attempt, after so many that failed: a minute, then twice as long each time; null once it is given up. */
export function pauseAfter(attempts: number): number | null {
  return attempts > 10 ? null : 60_000 * 2 ** (attempts - 1)
}

/** [NTF3] When what is made now is due: at once, or at seven in the morning (UTC); null where it is not sent. */
export function dueAt(rhythm: 'at_once' | 'daily' | 'never', now: Date): Date | null {
  if (rhythm === 'never') return null
  if (rhythm === 'at_once') return now
  const morning = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), 7))
  return morning > now ? morning : new Date(morning.getTime() + 24 * 60 * 60 * 1000)
}
