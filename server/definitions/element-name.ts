import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import type { Platform } from '../platform/platform.ts'
import { type ElementLine, readLineTexts } from './element-line.ts'

/** An element, and the place of the text it was found in. */
export interface FoundName {
  readonly id: string
  readonly at: number
}

/** Texts that are read at once where a short name is looked for. */
const atOnce = 20

/**
 * [DEF54] The element that a name means: by its id, else by its short name, in the newest text that has one so called. The draft
 * comes last: what is not agreed on stands for nothing else. An id is found without reading a text.
 */
export async function findElement(
  platform: Platform,
  actor: Actor,
  { texts }: ElementLine,
  name: string,
): Promise<FoundName | null> {
  const newestFirst = [...texts.entries()].reverse()
  const inOrder = newestFirst.toSorted(([, a], [, b]) => Number(isDraft(a)) - Number(isDraft(b)))
  const withId = inOrder.find(([, { elementIds }]) => elementIds.includes(name))
  if (withId) return { id: name, at: withId[0] }
  const wanted = name.toLowerCase()
  for (let start = 0; start < inOrder.length; start += atOnce) {
    const some = inOrder.slice(start, start + atOnce)
    const documents = await readLineTexts(
      platform,
      actor,
      some.map(([, text]) => text),
    )
    for (const [index, [at]] of some.entries()) {
      const document = documents[index]
      const found = document && elementsOf(document).find(({ handle }) => handle.toLowerCase() === wanted)
      if (found) return { id: found.id, at }
    }
  }
  return null
}

function isDraft({ told }: ElementLine['texts'][number]): boolean {
  return told.label === 'draft'
}
