/** Where there are no more, nobody's message costs enough to let them wait. */
const few = 8
const mostUpdateGap = 15
/** Below the first share of its time at work a process lets nobody wait; from the second on everybody as long as their room is large. */
const atLeisure = 0.05
const busy = 0.25
/** Milliseconds: with a few people in a room somebody types meanwhile, and nobody sees that "Saved" came later. */
const mostSavedGap = 100
const leastWriteGap = 25

/**
 * [COL41] Milliseconds between two messages of what was typed: the more people each of them goes to the longer, and only as far as
 * the process has little time left. Messages that are taken together cost less; to wait for them costs whoever looks on. So none where
 * nothing else is likely to come meanwhile: `perMillisecond` says how often somebody there presses a key.
 */
export function updateGap(peers: number, perMillisecond: number, timeAtWork: number): number {
  if (peers <= few) return 0
  const gap = Math.min(mostUpdateGap, peers / 5) * pressureAt(timeAtWork)
  return gap * perMillisecond < 1 ? 0 : gap
}

/**
 * [COL41] Milliseconds that a *saved* waits for another message to the same person, to leave along with it: by itself it costs as
 * much as what was typed does. None where there is time.
 */
export function savedGap(timeAtWork: number): number {
  return mostSavedGap * pressureAt(timeAtWork)
}

function pressureAt(timeAtWork: number): number {
  return Math.min(1, Math.max(0, (timeAtWork - atLeisure) / (busy - atLeisure)))
}

/**
 * [COL1] Milliseconds from one write of the log to the next: twice as often costs this process and PostgreSQL twice as much. Even the
 * longest leaves half of the tenth of a second that a key may be old when it is on disk.
 */
export function writeGap(timeAtWork: number): number {
  return leastWriteGap * (1 + pressureAt(timeAtWork))
}

/** Milliseconds between two messages of carets. */
export function caretGap(peers: number): number {
  return peers <= 40 ? 50 : 150
}
