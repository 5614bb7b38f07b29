import type { Why } from '@fieldword/shared/definitions/contract.ts'

interface WhyChangedProps {
  readonly reasons: readonly Why[]
  /** The text that the earlier numbers are of. */
  readonly since: string
}

/** Why an element became what it is; where several met, from which one each reason speaks. */
export function WhyChanged({ reasons, since }: WhyChangedProps) {
  return reasons.map(({ from, to, text }) => (
    <p className="cmp__why" key={`${from} ${to}`}>
      <b>{reasons.length > 1 && from !== null ? `Why, from ${since}, element ${from}` : 'Why it changed'}</b> {text}
    </p>
  ))
}
