import { type Flow, flowOfTexts, type Range, wordsIn } from './flow.ts'
import { type Origin, type OriginRun, OriginRuns, RunReader } from './origins.ts'
import { widened } from './phrases.ts'
import { boundary, type Vocabulary } from './vocabulary.ts'

/** Words on both sides that are remembered with what is taken out, so that a single word is known again where it stood. */
const around = 3

/** Words that a revision took out of the text with some of those around them, and who had written them. */
export interface Passage {
  /** One for each block it stood in. */
  readonly texts: readonly string[]
  readonly runs: readonly OriginRun[]
}

/** [WHO5] What is remembered of a text when parts of it are gone. */
export function passagesOf(flow: Flow, origins: readonly Origin[], gone: readonly Range[]): Passage[] {
  const words = gone.filter(range => wordsIn(flow, range) > 0)
  return widened(flow, words, around).map(range => ({
    texts: textsOf(flow, range),
    runs: runsOf(flow, origins, range),
  }))
}

function textsOf({ written, vocabulary }: Flow, { start, end }: Range): string[] {
  let text = ''
  for (let place = start; place < end; place += 1) text += vocabulary.token(written[place] as number).text
  return text.split(boundary)
}

/** The origins of the words of a range as runs of characters. */
export function runsOf({ offsets }: Flow, origins: readonly Origin[], { start, end }: Range): OriginRun[] {
  const runs = new OriginRuns()
  for (let place = start; place < end; place += 1) {
    const origin = origins[place]
    if (origin) runs.add(origin, (offsets[place + 1] as number) - (offsets[place] as number))
  }
  return runs.runs
}

/** The origin of each token. A word has one: that of its first character. */
export function originsOf(flow: Flow, runs: readonly OriginRun[]): Origin[] {
  const reader = new RunReader(runs)
  const origins: Origin[] = []
  for (let place = 0; place < flow.tokens.length; place += 1) {
    const [first] = reader.over(flow.offsets[place] as number, flow.offsets[place + 1] as number)
    if (first) origins[place] = first.run
  }
  return origins
}

/** Passages as one text, so that it can be searched like one. */
export function joinPassages(
  passages: readonly Passage[],
  vocabulary: Vocabulary,
): { readonly flow: Flow; readonly origins: readonly Origin[] } {
  const flow = flowOfTexts(
    passages.flatMap(({ texts }) => texts),
    vocabulary,
  )
  return {
    flow,
    origins: originsOf(
      flow,
      passages.flatMap(({ runs }) => runs),
    ),
  }
}
