const prefix = 'fieldword-draft'

interface Draft {
  readonly draftId: string
  readonly personId: string
}

/** What a draft is kept under on this device: by person, because two people at one computer must not send each other's words. */
export function deviceName({ draftId, personId }: Draft, schemaFingerprint: string): string {
  return [prefix, draftId, personId, schemaFingerprint].join('/')
}

/** The names of earlier schemas' copies of the same draft, which the present editor may not open. */
export function earlierNames(names: readonly string[], draft: Draft, schemaFingerprint: string): string[] {
  const start = deviceName(draft, '')
  return names.filter(name => name.startsWith(start) && name !== deviceName(draft, schemaFingerprint))
}
