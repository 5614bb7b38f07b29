import { elementsOf } from '@fieldword/shared/definitions/compare-text.ts'
import { wholeElement } from '@fieldword/shared/definitions/compare-words.ts'
import type { ElementEntry, ElementHistory } from '@fieldword/shared/definitions/element-contract.ts'
import { elementThen } from '@fieldword/shared/definitions/element-history.ts'
import { type LineageLink, lineageByIdentity } from '@fieldword/shared/definitions/lineage.ts'
import { stepOf } from '@fieldword/shared/definitions/timeline.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'

/** Parts of a line of texts, with where the element is in them, as it can be sent to another thread. */
export interface ElementTask {
  readonly texts: readonly { readonly label: string; readonly document: DocumentJson }[]
  /** From text to text, by their places; without links where elements go on by their ids. */
  readonly steps: readonly {
    readonly from: number
    readonly to: number
    readonly links: readonly LineageLink[] | null
    readonly reading: string | null
  }[]
  readonly entries: readonly {
    readonly at: number
    readonly state: ElementEntry['state']
    readonly elements: readonly {
      readonly id: string
      /** Place of the step that leads there. */
      readonly step: number | null
      readonly cameFrom: boolean
    }[]
  }[]
  /** The element as it stands where it was found. */
  readonly standing: { readonly at: number; readonly id: string }
}

export interface ToldElement {
  readonly standing: Pick<ElementHistory, 'handle' | 'number' | 'runs'>
  readonly entries: readonly Omit<ElementEntry, 'text'>[]
}

/** [DEF55] What the texts say of the element, word by word. */
export function toldElement({ texts: documents, steps: asked, entries, standing }: ElementTask): ToldElement {
  const texts = documents.map(({ label, document }) => ({ id: label, label, elements: elementsOf(document) }))
  const steps = asked.map(({ from, to, links, reading }) => {
    const followed = links ?? lineageByIdentity(texts[from]?.elements ?? [], texts[to]?.elements ?? [])
    return stepOf(texts, { from, to, links: followed, reading })
  })
  const find = (at: number, id: string) => texts[at]?.elements.find(element => element.id === id)
  const stands = find(standing.at, standing.id)
  if (!stands) throw new Error('the element was found in this text')
  return {
    standing: { handle: stands.handle, number: stands.number, runs: wholeElement(stands) },
    entries: entries.map(({ at, state, elements }) => ({
      state,
      elements: elements.flatMap(({ id, step: place, cameFrom }) => {
        const [element, step] = [find(at, id), place === null ? undefined : steps[place]]
        return element ? [elementThen(texts, element, step ? { step, cameFrom } : null)] : []
      }),
    })),
  }
}
