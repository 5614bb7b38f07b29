import { TextField } from '../ui/text-field.tsx'

export function TitleField({ written, problem }: { readonly written: string; readonly problem: string | undefined }) {
  return (
    <TextField
      name="title"
      label="What it is about"
      autoComplete="off"
      maxLength={150}
      isOptional
      help="Optional."
      problem={problem}
      written={written}
    />
  )
}
