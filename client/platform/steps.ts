export type Step = 'fill-in' | 'ask' | 'act'

/** The name of the button that was pressed, where a form is asked about before it is carried out. */
export const stepField = 'step'

/**
 * Where somebody stands with a form that is confirmed. `fits`: whether the contract takes what is filled in. What it does not
 * take is not asked about but sent on, to be refused in words.
 */
export function stepOf(form: URLSearchParams | null, fits: boolean): Step {
  const pressed = form?.get(stepField)
  if (!form || pressed === 'fill-in') return 'fill-in'
  return fits && pressed !== 'act' ? 'ask' : 'act'
}

/** The reason as it was typed: forms are sent with line ends of their own. */
export function reasonIn(form: URLSearchParams | null): string {
  return (form?.get('reason') ?? '').replaceAll('\r\n', '\n')
}
