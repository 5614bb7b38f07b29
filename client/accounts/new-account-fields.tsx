import { TextField } from '../ui/text-field.tsx'
import { PasswordField } from './password-field.tsx'

export const newAccountLabels = { name: 'Name', email: 'E-mail address', password: 'Password' }

/** What every new account is made of. */
export function NewAccountFields({ problems }: { readonly problems: Readonly<Record<string, string>> }) {
  return (
    <>
      <TextField
        name="name"
        label={newAccountLabels.name}
        autoComplete="name"
        help="Shown beside everything you write."
        problem={problems.name}
      />
      <TextField
        name="email"
        label={newAccountLabels.email}
        type="email"
        autoComplete="email"
        help="For signing in. Only admins see it."
        problem={problems.email}
      />
      <PasswordField autoComplete="new-password" help="At least 10 characters." problem={problems.password} />
    </>
  )
}
