import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import type { StageWish } from '@fieldword/shared/processes/planned.ts'

/** [SEED11] All of it is ours, and made up. */
export const demonstrationText = doc(
  paragraph(
    'wayfolding',
    'Wayfolding is a word made up for this demonstration. No field uses it, and nothing that is said of it here counts: comment, answer and rate as you like.',
  ),
  element('walk', 'Walk', 'A group walks a way together before anybody writes it down.'),
  element('marks', 'Marks', 'Everybody marks what they noticed, each in their own words.'),
  element('fold', 'Fold', 'The marks are folded into one map that a newcomer can follow.'),
  element('return', 'Return', 'The map is walked again and mended where it misled.'),
)

const stages: StageWish[] = [
  { kind: 'comment' },
  { kind: 'disposition' },
  // Nobody is on a panel yet when somebody tries it.
  {
    kind: 'rating',
    who: ['public'],
    purpose: 'Everybody rates each element, sees where the group stands, and rates again.',
  },
  { kind: 'last_call' },
  { kind: 'adoption' },
]

export const demonstration = {
  title: 'Wayfolding (demonstration)',
  slug: 'wayfolding-demonstration',
  process: {
    title: 'Try it: what wayfolding means',
    summary:
      'A demonstration on a made-up word. Comment on an element or on a single word, and say what it should say.',
    preset: 'light',
    charter: { scope: 'The four elements of a word that nobody uses. Nothing that comes of it is in force.' },
    strata: [
      { key: 'walkers', name: 'Walkers', target: 40 },
      { key: 'mapmakers', name: 'Mapmakers', target: 30 },
      { key: 'newcomers', name: 'Newcomers', target: 30 },
    ],
    stages,
  },
}
