import { isSafeImage } from '@fieldword/shared/document/urls.ts'
import type { Editor } from '@tiptap/core'
import { type FormEvent, useState } from 'react'
import { Button, FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { DialogFrame } from './dialog-frame.tsx'

interface ImageDialogProps {
  readonly editor: Editor
  readonly onClose: () => void
}

/** An image by its web address, with the words for whoever cannot see it. */
export function ImageDialog({ editor, onClose }: ImageDialogProps) {
  const [address, setAddress] = useState('')
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const src = address.trim()
    if (!src.startsWith('https://') || !isSafeImage(src)) {
      return setProblem('Give the address of the image itself. It starts with https://.')
    }
    editor.chain().focus().setImage({ src, alt: words.trim() }).run()
    onClose()
  }
  return (
    <DialogFrame title="Image" isOpen onClose={onClose}>
      <form onSubmit={submit}>
        <div className="ed-form">
          <TextField value={address} onChange={setAddress} isInvalid={problem !== ''} autoFocus>
            <Label className="fw-label">Address</Label>
            <Input className="fw-input" inputMode="url" placeholder="https://" />
            <FieldError className="ed-problem">{problem}</FieldError>
          </TextField>
          <TextField value={words} onChange={setWords} maxLength={500}>
            <Label className="fw-label">What it shows</Label>
            <Input className="fw-input" />
            <Text slot="description" className="fw-help">
              Read out to people who cannot see it. Leave empty for decoration.
            </Text>
          </TextField>
        </div>
        <footer>
          <span className="ed-push" />
          <Button className="fw-btn" onPress={onClose}>
            Cancel
          </Button>
          <Button type="submit" className="fw-btn fw-btn--primary">
            Insert the image
          </Button>
        </footer>
      </form>
    </DialogFrame>
  )
}
