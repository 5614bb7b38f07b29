import type { Editor } from '@tiptap/core'
import { type FormEvent, useEffect, useState } from 'react'
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
  TextField,
} from 'react-aria-components'
import { DialogFrame } from './dialog-frame.tsx'
import { addressFrom } from './link-address.ts'
import { findPages, linkedText, type PageChoice } from './suggest/page-items.ts'

interface LinkDialogProps {
  readonly editor: Editor
  readonly onClose: () => void
}

/** Links the selected words, or new ones, to a page of this wiki or to an address. */
export function LinkDialog({ editor, onClose }: LinkDialogProps) {
  const [start] = useState(() => startOf(editor))
  const [words, setWords] = useState('')
  const [typed, setTyped] = useState(start.href)
  const [chosen, setChosen] = useState<PageChoice | null>(null)
  const [problem, setProblem] = useState('')
  const choices = useChoices(typed)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const named = [chosen, ...choices].find(choice => choice?.title.toLowerCase() === typed.trim().toLowerCase())
    const href = named?.href ?? addressFrom(typed)
    if (href === null) {
      return setProblem('Choose a page from the list, or type an address like https://example.org.')
    }
    setLink(editor, href, words || chosen?.title || typed)
    onClose()
  }
  const choose = (key: unknown) => {
    const choice = choices.find(({ href }) => href === key)
    if (!choice) return
    setChosen(choice)
    setTyped(choice.title)
    setProblem('')
  }
  return (
    <DialogFrame title={start.href ? 'Change the link' : 'Link'} isOpen onClose={onClose}>
      <form onSubmit={submit}>
        <div className="ed-form">
          <ComboBox
            inputValue={typed}
            onInputChange={setTyped}
            onChange={choose}
            items={choices}
            defaultFilter={() => true}
            allowsCustomValue
            // Open while the server is asked; closed for an address, so that Enter links to it.
            allowsEmptyCollection={addressFrom(typed) === null}
            menuTrigger="input"
            isInvalid={problem !== ''}
          >
            <Label className="fw-label">Page or address</Label>
            <Input className="fw-input" autoFocus />
            <Text slot="description" className="fw-help">
              Type words of a title, or paste an address.
            </Text>
            <FieldError className="ed-problem">{problem}</FieldError>
            <Popover className="fw-menu ed-choices">
              <section aria-label="Pages that fit">
                <ListBox<PageChoice> renderEmptyState={() => <p className="ed-none">Looking for pages …</p>}>
                  {choice => (
                    <ListBoxItem id={choice.href} className="fw-menu__item" textValue={choice.title}>
                      <span>
                        {choice.title}
                        <br />
                        <small>{choice.help}</small>
                      </span>
                    </ListBoxItem>
                  )}
                </ListBox>
              </section>
            </Popover>
          </ComboBox>
          {start.needsWords ? (
            <TextField value={words} onChange={setWords}>
              <Label className="fw-label">Words to show</Label>
              <Input className="fw-input" placeholder={chosen?.title ?? ''} />
            </TextField>
          ) : null}
        </div>
        <footer>
          {start.href ? (
            <Button
              className="fw-btn fw-btn--quiet"
              onPress={() => {
                editor.chain().focus().extendMarkRange('link').unsetLink().run()
                onClose()
              }}
            >
              Remove the link
            </Button>
          ) : null}
          <span className="ed-push" />
          <Button className="fw-btn" onPress={onClose}>
            Cancel
          </Button>
          <Button type="submit" className="fw-btn fw-btn--primary">
            {start.href ? 'Change the link' : 'Link'}
          </Button>
        </footer>
      </form>
    </DialogFrame>
  )
}

function startOf(editor: Editor): { readonly href: string; readonly needsWords: boolean } {
  const href: unknown = editor.getAttributes('link').href
  const isLink = typeof href === 'string'
  return { href: isLink ? href : '', needsWords: editor.state.selection.empty && !isLink }
}

function setLink(editor: Editor, href: string, words: string): void {
  const chain = editor.chain().focus()
  if (editor.state.selection.empty && !editor.isActive('link')) chain.insertContent(linkedText(words, href)).run()
  else chain.extendMarkRange('link').setLink({ href }).run()
}

/** Pages for the words so far; nothing for what is an address already. */
function useChoices(typed: string): readonly PageChoice[] {
  const [choices, setChoices] = useState<readonly PageChoice[]>([])
  useEffect(() => {
    if (addressFrom(typed) !== null) return setChoices([])
    let isCurrent = true
    const timer = setTimeout(() => {
      void findPages(typed).then(found => {
        if (isCurrent) setChoices(found)
      })
    }, 120)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [typed])
  return choices
}
