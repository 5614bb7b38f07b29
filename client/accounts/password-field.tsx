import { useState } from 'react'
import { TextField, type TextFieldProps } from '../ui/text-field.tsx'

type PasswordFieldProps = Pick<TextFieldProps, 'help' | 'problem'> & {
  readonly autoComplete: 'current-password' | 'new-password'
}

/** A password, hidden until one asks to see it. */
export function PasswordField(props: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  return (
    <TextField
      {...props}
      name="password"
      label="Password"
      type={shown ? 'text' : 'password'}
      tool={
        <button type="button" className="acc__show" aria-pressed={shown} onClick={() => setShown(!shown)}>
          Show password
        </button>
      }
    />
  )
}
