import type { ElementRef } from '@fieldword/shared/processes/answering-parts.ts'

interface ElementChoiceProps {
  readonly name: string
  readonly label: string
  readonly any: string
  readonly elements: readonly ElementRef[]
  readonly chosen: string | undefined
  /** What about the text as a whole is called; not offered where nothing is said. */
  readonly whole?: string
  /** The id of the form it belongs to, where that is not around it. */
  readonly form?: string
}

/** One of the elements of the text. */
export function ElementChoice({ name, label, any, elements, chosen, whole, form }: ElementChoiceProps) {
  return (
    <select className="fw-select fw-select--sm" form={form} name={name} aria-label={label} defaultValue={chosen ?? ''}>
      <option value="">{any}</option>
      {elements.map(({ id, number, handle }) => (
        <option key={id} value={id}>
          {number > 0 ? `${number} ${handle}` : handle}
        </option>
      ))}
      {whole ? <option value="whole">{whole}</option> : null}
    </select>
  )
}

interface WordChoiceProps<Value extends string> {
  readonly name: string
  readonly label: string
  readonly any: string
  readonly words: Readonly<Record<Value, string>>
  readonly chosen: string | undefined
}

export function WordChoice<Value extends string>({ name, label, any, words, chosen }: WordChoiceProps<Value>) {
  return (
    <select className="fw-select fw-select--sm" name={name} aria-label={label} defaultValue={chosen ?? ''}>
      <option value="">{any}</option>
      {Object.entries<string>(words).map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  )
}
