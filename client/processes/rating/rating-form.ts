import type { ElementToRate, RatingSheet, RatingsWish } from '@fieldword/shared/processes/rating-contract.ts'

/** What the form says of an element, to be shown again where it was refused. */
export interface Filled {
  /** Empty where nothing was chosen, `none` where no rating was. */
  readonly value: string
  readonly reason: string
  /** The words were others when it was filled in. */
  readonly moved: boolean
}

const names = { hash: 'hash', value: 'value', reason: 'reason' } as const

export function fieldOf(kind: keyof typeof names, element: string): string {
  return `${names[kind]}-${element}`
}

/** Nobody chose anything for an element that is not rated: it is left as it is. */
const untouched = ''
export const noRating = 'none'

export function filledIn(form: URLSearchParams | null, element: ElementToRate): Filled {
  if (!form) {
    const { own } = element
    return {
      value: own ? (own.value === null ? noRating : String(own.value)) : untouched,
      reason: own?.reason ?? '',
      moved: false,
    }
  }
  const hash = form.get(fieldOf('hash', element.id))
  const moved = hash !== null && hash !== element.hash
  return {
    value: moved ? untouched : (form.get(fieldOf('value', element.id)) ?? untouched),
    reason: textIn(form, fieldOf('reason', element.id)),
    moved,
  }
}

/**
 * What the form says, as the API takes it: of every element that was rated, or not rated on purpose. With `keep`, what they said in the
 * round before is said again of the same words where nothing was chosen now.
 */
export function wishIn(form: URLSearchParams, slug: string, keep: RatingSheet | null): RatingsWish {
  const elements = [...form.keys()].flatMap(name => (name.startsWith('hash-') ? [name.slice('hash-'.length)] : []))
  return {
    ...{ slug, round: Number(form.get('round')) },
    ratings: elements.flatMap(element => {
      const chosen = form.get(fieldOf('value', element)) ?? untouched
      const hash = form.get(fieldOf('hash', element)) ?? ''
      const reason = textIn(form, fieldOf('reason', element))
      if (chosen !== untouched) return [{ element, hash, reason, value: chosen === noRating ? null : Number(chosen) }]
      const last = keep?.elements.find(({ id }) => id === element)?.last
      return last && !last.stale && last.value !== null
        ? [{ element, hash, value: last.value, reason: reason || last.reason }]
        : []
    }),
  }
}

function textIn(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').replaceAll('\r\n', '\n').trim()
}
