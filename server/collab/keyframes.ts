/** A snapshot that is stored: after which edit, and in how many bytes. */
export interface Keyframe {
  readonly seq: number
  readonly length: number
}

/** No two are closer: applying so many edits takes some 40 ms. */
const nearest = 10_000
/** None are farther apart, however large they are: so many edits take some 200 ms. */
const farthest = 50_000
/** Bytes of a keyframe for each edit since the one before, in between: a packed edit of real typing takes one or two. */
const bytesPerEdit = 4

/**
 * [COL21] Which of a draft's snapshots can go, given all in order: all but the newest and the keyframes. Seeking applies a bounded
 * number of edits; keyframes together take a few bytes for each edit, or one of them every 50,000.
 */
export function superfluous(snapshots: readonly Keyframe[]): number[] {
  let kept = 0
  return snapshots.slice(0, -1).flatMap(({ seq, length }, index) => {
    const since = seq - kept
    const isDue = since >= nearest && (length <= since * bytesPerEdit || since >= farthest)
    const isLastBeforeGap = (snapshots[index + 1]?.seq ?? 0) - kept > farthest
    if (!isDue && !isLastBeforeGap) return [seq]
    kept = seq
    return []
  })
}
