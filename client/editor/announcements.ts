/** Says things to screen readers: what is urgent at once, the rest at most once in ten seconds, the latest winning. */
export interface Announcer {
  politely(words: string): void
  urgently(words: string): void
  stop(): void
}

interface AnnouncerParts {
  readonly between: number
  now(): number
  later(run: () => void, milliseconds: number): () => void
  say(words: string, urgency: 'polite' | 'assertive'): void
}

export function createAnnouncer({ between, now, later, say }: AnnouncerParts): Announcer {
  let saidAt = Number.NEGATIVE_INFINITY
  let waiting: string | null = null
  let cancel: (() => void) | null = null

  const saySoon = () => {
    cancel = null
    if (waiting === null) return
    saidAt = now()
    say(waiting, 'polite')
    waiting = null
  }
  return {
    politely(words) {
      waiting = words
      if (cancel) return
      const wait = saidAt + between - now()
      if (wait <= 0) saySoon()
      else cancel = later(saySoon, wait)
    },
    urgently(words) {
      // What was about to be said is older than this.
      waiting = null
      say(words, 'assertive')
    },
    stop() {
      cancel?.()
    },
  }
}
