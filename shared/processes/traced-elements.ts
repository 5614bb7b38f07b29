import { aroundElements, elementsOf } from '../definitions/compare-text.ts'
import { leavesOf } from '../diff/leaves.ts'
import type { DocumentJson } from '../document/document.ts'

/** An element of a frozen text, as far as changes to it are traced. */
export interface TracedElement {
  /** [PR262] Empty for what stands around the elements. */
  readonly id: string
  /** From 1; 0 for what stands around them. */
  readonly number: number
  readonly handle: string
  readonly text: string
  /** Its words and how they are set: equal where nothing is set otherwise. */
  readonly look: string
}

/** [PR262] What stands around the elements, and then the elements. An id that stands twice is told apart. */
export function tracedElements(document: DocumentJson): TracedElement[] {
  const around = leavesOf(aroundElements(document))
  const times = new Map<string, number>()
  return [
    {
      ...{ id: '', number: 0, handle: '' },
      text: around.map(({ text }) => text).join('\n'),
      look: around.map(({ look }) => look).join('\n'),
    },
    ...elementsOf(document).map(({ id, number, handle, text, leaf }) => {
      const time = (times.get(id) ?? 0) + 1
      times.set(id, time)
      // The short name is told by itself.
      const look = JSON.stringify(leaf?.node.content ?? text)
      return { id: time === 1 ? id : `${id} (${time})`, number, handle, text, look }
    }),
  ]
}
