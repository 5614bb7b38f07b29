import { agreementAfter, agreementBefore } from './agreement.ts'
import type { AnchoredWords } from './anchor-contract.ts'
import { leastContext } from './candidates.ts'
import { findQuotes } from './find-quotes.ts'
import type { FlatText, TextPlace } from './flat-text.ts'
import { wholeGrapheme } from './whole-graphemes.ts'

/** UTF-16 units. */
const mostContext = 200
const spare = 8
const mostWords = 2000

/**
 * [DSC50] [DSC51] What a comment on these words holds on to; null where there are none. Whole characters are taken, without the
 * spaces around them, and at most the first 2,000 units.
 */
export function captureAnchor(flat: FlatText, { start, end }: TextPlace): AnchoredWords | null {
  const first = flat.indexOf(start)
  const last = flat.indexOf(end)
  if (first === null || last === null || last <= first) return null
  const { text } = flat
  let from = wholeGrapheme(text, first, -1)
  let to = wholeGrapheme(text, Math.min(last, from + mostWords), last > from + mostWords ? -1 : 1)
  while (from < to && isSpace(text, from)) from += 1
  while (to > from && isSpace(text, to - 1)) to -= 1
  return from === to ? null : anchorAt(flat, from, to)
}

function anchorAt(flat: FlatText, from: number, to: number): AnchoredWords {
  const { text, lined } = flat
  const words = text.slice(from, to)
  const place = flat.placeOf(from, to)
  const block = flat.rangeOf(place.start.blockId) ?? { start: from, end: to }
  const others =
    findQuotes(text, [words])
      .get(words)
      ?.starts.filter(start => start !== from) ?? []
  const before = text.slice(Math.max(0, from - mostContext), from)
  const after = text.slice(to, to + mostContext)
  const left = Math.max(0, ...others.map(start => agreementBefore(text, start, before)))
  const right = Math.max(0, ...others.map(start => agreementAfter(text, start + words.length, after)))
  const [linedFrom, linedTo] = flat.linedRange(from, to)
  const exact = lined.slice(linedFrom, linedTo)
  const { offset } = place.start
  return {
    blockId: place.start.blockId,
    quote: {
      exact,
      prefix: lined.slice(Math.max(0, linedFrom - contextFor(left)), linedFrom).replace(/^[\udc00-\udfff]/, ''),
      suffix: lined.slice(linedTo, linedTo + contextFor(right)).replace(/[\ud800-\udbff]$/, ''),
      alike: {
        block: others.filter(start => start >= block.start && start + words.length <= block.end).length,
        text: others.length,
      },
    },
    ...{ from: offset, to: offset + exact.length },
  }
}

/** Enough to tell these words from the others, and a little more. */
function contextFor(agreement: number): number {
  return Math.min(mostContext, Math.max(leastContext, agreement + spare))
}

const isSpace = (text: string, at: number) => /\s/.test(text.charAt(at))
