const farthestEast = 14 * 60 * 60 * 1000

/** The day of an instant, in UTC. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10)
}

/** The day it is where it is latest: nobody's today is refused as still to come. */
export function latestToday(now: Date): string {
  return dayOf(new Date(now.getTime() + farthestEast))
}
