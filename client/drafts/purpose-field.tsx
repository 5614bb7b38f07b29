import { TextField } from '../ui/text-field.tsx'

interface PurposeFieldProps {
  readonly problem: string | undefined
  readonly written: string
}

export function PurposeField({ problem, written }: PurposeFieldProps) {
  return (
    <TextField
      name="purpose"
      label="What it is for"
      help="One line, for you and whom you invite: “Say the fourth element shorter”."
      autoComplete="off"
      maxLength={200}
      {...{ problem, written }}
    />
  )
}

/** As one line: it stands in lists, and a line end would be refused. */
export function purposeIn(form: URLSearchParams | null): string {
  return (form?.get('purpose') ?? '').replace(/\s+/g, ' ').trim()
}
