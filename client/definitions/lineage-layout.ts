import type { DefinitionComparison } from '@fieldword/shared/definitions/compare-contract.ts'

export interface Dot {
  readonly number: number
  readonly handle: string
  readonly isNew: boolean
  readonly y: number
}

interface Column {
  readonly x: number
  readonly dots: readonly Dot[]
}

interface Layout {
  readonly width: number
  readonly height: number
  readonly before: Column
  readonly after: Column
}

const step = 42
const top = 34
/** Longer names would run out of the picture. */
const longestHandle = 15

/** Two columns of dots, the shorter one in the middle of the longer. In units of the picture. */
export function layOut({
  fromElements,
  toElements,
}: Pick<DefinitionComparison, 'fromElements' | 'toElements'>): Layout {
  const rows = Math.max(fromElements.length, toElements.length, 1)
  const column = (elements: readonly { number: number; handle: string; isNew?: boolean }[]) =>
    elements.map(({ number, handle, isNew = false }, place) => ({
      number,
      handle: shortened(handle),
      isNew,
      y: top + step * (place + (rows - elements.length) / 2),
    }))
  return {
    width: 476,
    height: step * (rows - 1) + 74,
    before: { x: 142, dots: column(fromElements) },
    after: { x: 326, dots: column(toElements) },
  }
}

function shortened(handle: string): string {
  const characters = [...handle]
  return characters.length > longestHandle ? `${characters.slice(0, longestHandle - 1).join('')}…` : handle
}
