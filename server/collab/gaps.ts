/** Where there are no more, nobody's message costs enough to let them wait. */
const few = 8
const mostUpdateGap = 15
/** Shares of its time at work: below the first a process lets nobody wait for this, from the second on everybody as long as it may. */
type Band = readonly [atLeisure: number, busy: number]
/** Until then there is nothing to gain: waiting a few milliseconds costs a timer, which is as much as most of the messages it saves. */
const forUpdates: Band = [0.5, 0.9]
const forTheRest: Band = [0.05, 0.25]
/** Milliseconds: with a few people in a room somebody types meanwhile, and nobody sees that "Saved" came later. */
const mostSavedGap = 100
const leastWriteGap = 25

/**
 * [COL41] Milliseconds between two messages of what was typed: the more people each of them goes to the longer, and only as far as
 * the process has little time left. Messages that are taken together cost less; to wait for them costs whoever looks on.
 */
export function updateGap(peers: number, timeAtWork: number): number {
  return peers <= few ? 0 : Math.min(mostUpdateGap, peers / 5) * pressureAt(timeAtWork, forUpdates)
}

/**
 * [COL41] Milliseconds that a *saved* waits for another message to the same person, to leave along with it: by itself it costs as
 * much as what was typed does. None where there is time.
 */
export function savedGap(timeAtWork: number): number {
  return mostSavedGap * pressureAt(timeAtWork, forTheRest)
}

function pressureAt(timeAtWork: number, [atLeisure, busy]: Band): number {
  return Math.min(1, Math.max(0, (timeAtWork - atLeisure) / (busy - atLeisure)))
}

/**
 * [COL1] Milliseconds from one write of the log to the next: twice as often costs this process and PostgreSQL twice as much. Even the
 * longest leaves half of the tenth of a second that a key may be old when it is on disk.
 */
export function writeGap(timeAtWork: number): number {
  return leastWriteGap * (1 + pressureAt(timeAtWork, forTheRest))
}

/** Milliseconds between two messages of carets. */
export function caretGap(peers: number): number {
  return peers <= 40 ? 50 : 150
}
