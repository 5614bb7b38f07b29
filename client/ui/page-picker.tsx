import type { PageRef } from '@fieldword/shared/pages/contract.ts'
import { IconChevronDown } from '@tabler/icons-react'
import { useRef, useState, useSyncExternalStore } from 'react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components'
import { api } from '../platform/api.ts'
import { PageIcon } from './page-links.tsx'
import { fieldId, TextField } from './text-field.tsx'

interface PagePickerProps {
  readonly name: string
  readonly label: string
  readonly help: string
  readonly page: PageRef | null
  /** A page that cannot be chosen. */
  readonly except?: string
  readonly problem?: string | undefined
  /** Null when the field was emptied. */
  onPick(page: PageRef | null): void
}

/** Chooses a page by the words of its title; as long as no script is there, by its address. */
export function PagePicker(props: PagePickerProps) {
  const { name, label, help, page, problem } = props
  const isAlive = useSyncExternalStore<boolean>(
    neverChanges,
    () => true,
    () => false,
  )
  if (isAlive) return <PageBox {...props} />
  return (
    <TextField
      name={name}
      label={label}
      help={`${help} Write its address, such as /wiki/mastery.`}
      written={page?.slug ?? ''}
      maxLength={200}
      autoComplete="off"
      problem={problem}
      isOptional
    />
  )
}

/** Hydration alone tells the server's rendering from the browser's. */
const neverChanges = () => () => {}

function PageBox({ name, label, help, page, except, problem, onPick }: PagePickerProps) {
  const [text, setText] = useState(page?.title ?? '')
  const { pages, look } = useSuggestions(except)

  function type(next: string) {
    setText(next)
    if (next === '') onPick(null)
    if (next !== page?.title) look(next)
  }

  return (
    <ComboBox
      className="picker"
      id={fieldId(name)}
      items={pages}
      inputValue={text}
      value={page?.id ?? null}
      onInputChange={type}
      onChange={id => {
        const picked = pages.find(known => known.id === id)
        if (!picked) return
        setText(picked.title)
        onPick(picked)
      }}
      onOpenChange={open => open && look(page?.title === text ? '' : text)}
      menuTrigger="focus"
      allowsEmptyCollection
      isInvalid={problem !== undefined}
    >
      <Label className="fw-label">{label}</Label>
      <div className="picker__field">
        <Input className="fw-input" placeholder="At the top" />
        <Button className="fw-iconbtn fw-iconbtn--sm" aria-label="Show pages">
          <IconChevronDown className="i" aria-hidden="true" />
        </Button>
      </div>
      <Text slot="description" className="fw-help">
        {help}
      </Text>
      {problem === undefined ? null : (
        <Text slot="errorMessage" className="fw-error">
          {problem}
        </Text>
      )}
      <Popover className="fw-menu picker__menu">
        <ListBox renderEmptyState={() => <p className="fw-help picker__none">No page has these words.</p>}>
          {(choice: PageRef) => (
            <ListBoxItem className="fw-menu__item" textValue={choice.title}>
              <PageIcon page={choice} />
              {choice.title}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** Pages for the words typed last; an answer that comes late for earlier words is dropped. */
function useSuggestions(except: string | undefined) {
  const [pages, setPages] = useState<PageRef[]>([])
  const latest = useRef('')
  async function look(words: string) {
    latest.current = words
    const { items } = await api.pages.suggest({ q: words.slice(0, 100) }).catch(() => ({ items: [] }))
    if (latest.current === words) setPages(items.filter(item => item.id !== except))
  }
  return { pages, look: (words: string) => void look(words) }
}
