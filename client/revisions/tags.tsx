import type { RevisionRef, RevisionTag } from '@fieldword/shared/revisions/contract.ts'

/** What restores and imports are is said with their kind: here stands what that does not say. */
const words: Partial<Readonly<Record<RevisionTag, readonly [name: string, means: string]>>> = {
  minor: ['Minor', 'Says the same in other signs, or so its proposer says'],
  automatic: ['Automatic', 'Made by the server'],
}

/** [RV124] Why nobody had to approve it. */
const liveWords = {
  trusted: 'Its people are trusted members',
  open: 'Its page asks for nobody’s approval',
  rollback: 'A moderator rolled changes back',
} as const

interface TagsProps {
  readonly revision: Pick<RevisionRef, 'tags' | 'hidden' | 'redacted' | 'live'>
}

/** What else there is to say of a revision in a list, and what of it is hidden. */
export function Tags({ revision: { tags, hidden, redacted, live } }: TagsProps) {
  const hiddenWords = Object.entries(hidden).flatMap(([part, isHidden]) => (isHidden ? [part] : []))
  return (
    <>
      {tags.map(tag => {
        const word = words[tag]
        return word ? (
          <span key={tag} className="fw-badge" data-s="idle" title={word[1]}>
            {word[0]}
          </span>
        ) : null
      })}
      {live ? (
        <span className="fw-badge" data-s={live.checked ? 'idle' : 'wait'} title={liveWords[live.rule]}>
          {live.checked ? 'Live at once, checked' : 'Live at once, not checked yet'}
        </span>
      ) : null}
      {redacted ? (
        <span className="fw-badge" data-s="idle">
          Text destroyed
        </span>
      ) : null}
      {hiddenWords.length > 0 ? (
        <span className="fw-badge" data-s="idle">
          Hidden: {hiddenWords.join(', ')}
        </span>
      ) : null}
    </>
  )
}
