import { tidyHandle } from '@fieldword/shared/definitions/handles.ts'

interface HandleFieldParts {
  readonly handle: string
  /** Why this cannot be the short name; null when it can. */
  problemOf(handle: string): string | null
  /** What is to be kept; null where nothing changes. */
  onDone(handle: string | null, byKey: boolean): void
}

let made = 0

/**
 * [DEF16] Where the short name of an element is written. Enter and leaving the field keep it, Escape does not. One that cannot stay
 * stays in the field, with the reason below it.
 */
export function handleField({ handle, problemOf, onDone }: HandleFieldParts) {
  made += 1
  const field = document.createElement('input')
  field.className = 'ede__field'
  field.maxLength = 80
  field.value = handle
  field.ariaLabel = 'Short name of this element'
  const problem = document.createElement('p')
  problem.className = 'fw-error'
  problem.role = 'alert'
  problem.id = `handle-problem-${made}`
  let isDone = false
  const done = (value: string | null, byKey: boolean) => {
    if (isDone) return
    isDone = true
    onDone(value, byKey)
  }
  const keep = (byKey: boolean) => {
    const tidy = tidyHandle(field.value)
    const said = problemOf(tidy)
    if (said === null) return done(tidy, byKey)
    problem.textContent = `${said} Change it, or press Escape.`
    field.setAttribute('aria-invalid', 'true')
    field.setAttribute('aria-describedby', problem.id)
  }
  field.addEventListener('blur', () => {
    if (!isDone) keep(false)
  })
  field.addEventListener('keydown', event => {
    if (event.key === 'Enter' && !event.isComposing) keep(true)
    else if (event.key === 'Escape') done(null, true)
    else return
    event.preventDefault()
  })
  return { field, problem }
}
