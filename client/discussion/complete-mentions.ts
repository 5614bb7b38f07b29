interface Suggested {
  readonly id: string
  readonly name: string
}

/** What stands between an "@" that begins a word and the caret: the start of a name. */
const begun = /(?:^|[^\p{L}\p{N}_.])@([\p{L}\p{N}][^\n@]{0,59})$/u
let lists = 0

/** [DSC8] While a name is typed after "@", those that begin so: arrows choose, Enter or Tab takes one, Escape closes. */
export function completeMentions(field: HTMLTextAreaElement): void {
  const list = document.createElement('ul')
  lists += 1
  list.id = `mentions-${lists}`
  list.className = 'cm-people'
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', 'People')
  list.hidden = true
  field.after(list)
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-controls', list.id)
  let people: readonly Suggested[] = []
  let chosen = 0
  let asked = ''

  const close = () => {
    list.hidden = true
    field.removeAttribute('aria-activedescendant')
  }
  const choose = (index: number) => {
    chosen = (index + people.length) % people.length
    for (const [place, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(place === chosen))
      if (place === chosen) field.setAttribute('aria-activedescendant', option.id)
    }
  }
  const take = (person: Suggested | undefined) => {
    const start = begunAt(field)
    if (!person || start === null) return
    field.setRangeText(`${person.name} `, start, field.selectionStart, 'end')
    close()
    field.focus()
  }
  const show = (found: readonly Suggested[]) => {
    people = found
    list.replaceChildren(...found.map((person, index) => optionOf(person, `${list.id}-${index}`, () => take(person))))
    list.hidden = found.length === 0
    if (found.length > 0) choose(0)
    else close()
  }

  field.addEventListener('input', async () => {
    const start = begunAt(field)
    asked = start === null ? '' : field.value.slice(start, field.selectionStart).trim()
    if (asked === '') return close()
    const wish = asked
    const found = await suggested(wish)
    // Somebody may have typed on while the answer was on its way.
    if (wish === asked) show(found)
  })
  field.addEventListener('keydown', event => {
    if (list.hidden) return
    if (event.key === 'ArrowDown') choose(chosen + 1)
    else if (event.key === 'ArrowUp') choose(chosen - 1)
    else if (event.key === 'Enter' || event.key === 'Tab') take(people[chosen])
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
  })
  field.addEventListener('blur', close)
}

function begunAt(field: HTMLTextAreaElement): number | null {
  const before = field.value.slice(0, field.selectionStart)
  const name = begun.exec(before)?.[1]
  return name === undefined ? null : before.length - name.length
}

function optionOf({ name }: Suggested, id: string, take: () => void): HTMLLIElement {
  const option = document.createElement('li')
  option.id = id
  option.textContent = name
  option.setAttribute('role', 'option')
  // Before the field loses the focus, which closes the list.
  option.addEventListener('pointerdown', event => {
    event.preventDefault()
    take()
  })
  return option
}

async function suggested(q: string): Promise<readonly Suggested[]> {
  const answer = await fetch(`/api/v1/people?${new URLSearchParams({ q })}`).catch(() => null)
  if (!answer?.ok) return []
  const { items } = (await answer.json()) as { items: Suggested[] }
  // Whole already: nothing is left to complete.
  return items.some(({ name }) => name === q) ? [] : items
}
