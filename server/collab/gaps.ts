/** Where there are no more, nobody's message costs enough to let them wait. */
const few = 8
const mostUpdateGap = 10
/** Below the first share of its time at work a process lets nobody wait; from the second on everybody as long as their room is large. */
const atLeisure = 0.05
const busy = 0.25

/**
 * [COL41] Milliseconds between two messages of what was typed: the more people each of them goes to the longer, and only as far as
 * the process has little time left. Messages that are taken together cost less; to wait for them costs whoever looks on.
 */
export function updateGap(peers: number, timeAtWork: number): number {
  if (peers <= few) return 0
  const pressure = Math.min(1, Math.max(0, (timeAtWork - atLeisure) / (busy - atLeisure)))
  return Math.min(mostUpdateGap, peers / 5) * pressure
}

/** Milliseconds between two messages of carets. */
export function caretGap(peers: number): number {
  return peers <= 40 ? 50 : 150
}
