import { captureAnchor } from '@fieldword/shared/discussion/anchor-capture.ts'
import { type Resolution, resolveAnchors } from '@fieldword/shared/discussion/anchor-resolve.ts'
import { FlatText, type TextPlace } from '@fieldword/shared/discussion/flat-text.ts'
import { describe, expect, it } from '@jest/globals'
import { chanceOf, seeds } from '../collab/support/random.ts'
import { traceOf } from './traced.ts'
import {
  type Chosen,
  choose,
  documentOf,
  editOnce,
  fatesIn,
  keysAt,
  shown,
  type Tracked,
  textOf,
  trackedBlock,
} from './tracked.ts'

const vocabularies = [
  'students learn by evidence of mastery and not seat time progress equity pathways assessment the a'.split(' '),
  'ทุก คน มี สิทธิ ใน การ ดำรง ชีวิต เสรีภาพ และ ความ มั่นคง'.split(' '),
  'לכל אדם יש זכות לחיים לחירות ולבטחון האישי'.split(' '),
  ['e\u0301tude', 'nai\u0308ve', '👩‍👩‍👧', '🇫🇷', 'मनुष्य', 'स्वतंत्रता', 'ﷺ', 'x'],
]
/** Nothing of what is typed was there before: otherwise nobody could tell the words that were meant from the same, typed again. */
const newWords = ['ζωή', 'Wörter', 'слово', '🜁']

interface Round {
  readonly before: Tracked
  readonly after: Tracked
  readonly chosen: Chosen
  readonly resolution: Resolution
  readonly words: string
}

function roundOf(seed: number): Round | null {
  const chance = chanceOf(seed)
  const vocabulary = chance.one(vocabularies)
  const sentence = () => Array.from({ length: 1 + chance.below(14) }, () => chance.one(vocabulary)).join(' ')
  const before = Array.from({ length: 2 + chance.below(6) }, (_, index) => trackedBlock(`b${index}`, sentence()))
  const chosen = choose(before, 1 + chance.below(24), chance)
  if (!chosen) return null
  let after: Tracked = before
  for (let left = chance.below(8); left > 0; left -= 1) after = editOnce(after, newWords, chance)
  const anchor = captureAnchor(new FlatText(documentOf(before, chance)), chosen.place)
  const [resolution] = anchor ? resolveAnchors(documentOf(after, chance), [anchor]) : []
  if (!resolution) throw new Error('Nothing was captured')
  return { before, after, chosen, resolution, words: `${shown(before, chosen)}\n→\n${shown(after, chosen)}` }
}

type Outcome = 'right' | 'overlapping' | 'rewritten' | 'wrong' | 'offered' | 'ambiguous' | 'orphaned'

function outcomeOf({ before, after, chosen, resolution }: Omit<Round, 'words'>): Outcome {
  const isAt = (place: TextPlace) => String(keysAt(after, place)) === String(chosen.keys)
  switch (resolution.state) {
    case 'orphaned':
      return 'orphaned'
    case 'ambiguous':
      return resolution.candidates.some(isAt) ? 'offered' : 'ambiguous'
    default:
      if (isAt(resolution.place)) return 'right'
      if (keysAt(after, resolution.place).some(key => chosen.keys.includes(key))) return 'overlapping'
      // Nobody can see that a block was emptied and written anew, word for word.
      return textOf(after, resolution.place) === textOf(before, chosen.place) ? 'rewritten' : 'wrong'
  }
}

describe.each(seeds(100_000, 858781815, 981987, 166330))('anchors by chance, seed %i', seed => {
  const rounds = Array.from({ length: 4000 }, (_, index) => roundOf(seed + index)).filter(round => round !== null)
  const outcomes = rounds.map(round => ({
    ...round,
    fate: fatesIn(round.after)(round.chosen.keys),
    outcome: outcomeOf(round),
  }))

  it('[DSC53] are never placed on other words', () => {
    const wrong = outcomes.filter(({ outcome }) => outcome === 'wrong')
    expect(wrong.map(({ words, resolution }) => ({ words, resolution }))).toEqual([])
  })

  it('[DSC53] are found at their words where nobody touched them, or ask; few are given up', () => {
    const untouched = outcomes.filter(({ fate }) => fate === 'untouched')
    const share = (wanted: Outcome) => untouched.filter(({ outcome }) => outcome === wanted).length / untouched.length
    // 0.87 on the average of 400 seeds, 0.847 at least: among so few words so often alike, more is asked than decided.
    expect(share('right')).toBeGreaterThan(0.83)
    expect(share('right') + share('offered')).toBeGreaterThan(0.98)
  })
})

describe('anchors in what people really wrote', () => {
  it('[DSC53] are found in a paper as its writer goes on, and never on other words', () => {
    const { before, after, chosen } = traceOf('automerge-paper', { from: 30_000, to: 45_000, every: 97 })
    const flat = new FlatText(documentOf(before, chanceOf(1)))
    const anchors = chosen.flatMap(each => captureAnchor(flat, each.place) ?? [])
    const resolutions = resolveAnchors(documentOf(after, chanceOf(2)), anchors)
    const fateOf = fatesIn(after)
    const ends = resolutions.map((resolution, index) => {
      const each = chosen[index] as Chosen
      return `${fateOf(each.keys)} ${outcomeOf({ before, after, chosen: each, resolution })}`
    })
    expect(
      Object.fromEntries(
        Map.groupBy(ends, end => end)
          .entries()
          .map(([end, all]) => [end, all.length]),
      ),
    ).toEqual({
      'untouched right': 284,
      'untouched offered': 3,
      'gone rewritten': 2,
    })
  })
})
