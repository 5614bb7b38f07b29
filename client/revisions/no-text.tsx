import type { RevisionRef } from '@fieldword/shared/revisions/contract.ts'

/** [REV22] [REV25] In the place of a text that is not shown: why not, and what is left. */
export function NoText({ slug, revision }: { readonly slug: string; readonly revision: RevisionRef }) {
  return (
    <section className="rev__none" aria-label="Text of this revision">
      <h2>{revision.redacted ? 'This text was destroyed' : 'This text is hidden'}</h2>
      <p>
        {revision.redacted
          ? 'An admin destroyed the text for good. Its hash is kept, so that whoever has the text can show that it is the one.'
          : 'A moderator hid the text from public view. It is kept, and moderators can show it again.'}
      </p>
      <dl className="rev__hash">
        <dt>SHA-256</dt>
        <dd>
          <code>{revision.contentHash}</code>
        </dd>
      </dl>
      <p>
        <a href={`/moderation-log?page=${slug}`}>Who did it, when and why</a>
      </p>
    </section>
  )
}
