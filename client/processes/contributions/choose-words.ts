/**
 * [PR71] Words are marked in the text of an element by mouse or finger, or by the keyboard in a field that holds it. Without this they are
 * typed or copied.
 */
export function chooseWords(document: Document): void {
  for (const field of document.querySelectorAll<HTMLElement>('[data-words-of]')) addChooser(field)
  const texts = [...document.querySelectorAll<HTMLElement>('[data-said-text]')]
  if (texts.length === 0) return
  const buttons = new Map(texts.map(text => [text, addButton(document, text)]))
  document.addEventListener('selectionchange', () => {
    const marked = markedIn(document.getSelection(), texts)
    // A finger that taps the button takes the marks away first: the button stays until other words are marked.
    if (marked) buttons.get(marked.text)?.(marked)
  })
}

interface Marked {
  readonly text: HTMLElement
  readonly words: string
  readonly from: number
}

function markedIn(selection: Selection | null, texts: readonly HTMLElement[]): Marked | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const text = texts.find(each => each.contains(range.startContainer) && each.contains(range.endContainer))
  if (!text) return null
  const before = range.cloneRange()
  before.selectNodeContents(text)
  before.setEnd(range.startContainer, range.startOffset)
  return trimmed(text, range.toString(), before.toString().length)
}

function trimmed(text: HTMLElement, words: string, from: number): Marked | null {
  const inner = words.trim()
  if (inner === '') return null
  return { text, words: inner, from: from + (words.length - words.trimStart().length) }
}

/** Shows, below the text, a button that takes the marked words into the form of the element. */
function addButton(document: Document, text: HTMLElement): (marked: Marked) => void {
  const details = [...document.querySelectorAll<HTMLDetailsElement>('details[data-said-about]')].find(
    each => each.dataset.saidAbout === text.dataset.saidText,
  )
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'fw-btn fw-btn--sm'
  button.textContent = 'Comment on the marked words'
  button.hidden = true
  text.after(button)
  let last: Marked | null = null
  button.addEventListener('click', () => {
    const form = details?.querySelector('form')
    if (!details || !form || !last) return
    details.open = true
    fill(form, last.words, last.from)
    button.hidden = true
    form.querySelector<HTMLElement>('[name="text"]')?.focus()
  })
  return marked => {
    if (!details) return
    last = marked
    button.hidden = false
  }
}

/** A field that holds the text of the element: what is marked in it, with the arrows or otherwise, is what is meant. */
function addChooser(field: HTMLElement): void {
  const form = field.closest('form')
  const typed = field.querySelector<HTMLTextAreaElement>('[name="words"]')
  if (!form || !typed) return
  const label = document.createElement('label')
  label.className = 'fw-label'
  label.htmlFor = `${typed.id}-in`
  label.textContent = 'Mark them in its text'
  const text = document.createElement('textarea')
  text.id = `${typed.id}-in`
  text.className = 'fw-input said-form__in'
  // A field that is read-only has no caret in some browsers, and what has none cannot be marked from the keyboard.
  text.setAttribute('aria-readonly', 'true')
  text.inputMode = 'none'
  text.spellcheck = false
  text.addEventListener('beforeinput', event => event.preventDefault())
  text.rows = 3
  text.value = field.dataset.wordsOf ?? ''
  field.before(label, text)
  const take = () => {
    const words = text.value.slice(text.selectionStart, text.selectionEnd)
    const inner = words.trim()
    if (inner === '') return
    fill(form, inner, text.selectionStart + (words.length - words.trimStart().length))
  }
  text.addEventListener('select', take)
  text.addEventListener('keyup', take)
  text.addEventListener('pointerup', take)
  // What is typed may stand elsewhere than what was marked.
  typed.addEventListener('input', () => set(form, 'from', ''))
}

function fill(form: HTMLFormElement, words: string, from: number): void {
  set(form, 'words', words)
  set(form, 'from', String(from))
}

function set(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value
}
