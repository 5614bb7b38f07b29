interface AvatarProps {
  readonly person: { readonly name: string; readonly colour: number; readonly role?: string }
  readonly small?: boolean
}

/** Initials on the person's colour. Members round, moderators square; the name stands beside it or in the label around it. */
export function Avatar({ person, small = false }: AvatarProps) {
  const moderates = person.role === 'moderator' || person.role === 'admin'
  return (
    <span className={small ? 'fw-av fw-av--sm' : 'fw-av'} data-p={moderates ? 'm' : person.colour} aria-hidden="true">
      {initials(person.name)}
    </span>
  )
}

/** "Member A" → A, "Ada Lovelace" → AL, "Moderator 1" → M1. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean)
  const first = firstCharacter(words[0] ?? '?')
  const last = words.length > 1 ? firstCharacter(words.at(-1) ?? '') : ''
  return words[0] === 'Member' && last ? last : (first + last).toUpperCase()
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

function firstCharacter(word: string): string {
  // To look for where a character ends takes as long as the rest of a row, and two plain letters are never one.
  if (/^[a-z0-9](?:[a-z0-9]|$)/i.test(word)) return word.charAt(0)
  return graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? ''
}
