interface Notes {
  readonly help?: string | undefined
  readonly problem?: string | undefined | null
}

/** What a field of this id is described by: its notes, as far as it has any. */
export function describedBy(id: string, { help, problem }: Notes): string | undefined {
  return [help ? `${id}-help` : null, problem ? `${id}-problem` : null].filter(Boolean).join(' ') || undefined
}

/** What stands beneath a field: what belongs in it, and what is wrong with what stands there. */
export function FieldNotes({ id, help, problem }: Notes & { readonly id: string }) {
  return (
    <>
      {help ? (
        <p className="fw-help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {problem ? (
        <p className="fw-error" id={`${id}-problem`}>
          {problem}
        </p>
      ) : null}
    </>
  )
}
