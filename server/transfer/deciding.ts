import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { slugFrom } from '@fieldword/shared/pages/slug.ts'
import type { ImportWish } from '@fieldword/shared/transfer/contract.ts'
import type { Problem } from '@fieldword/shared/transfer/problems.ts'
import { redirectTarget } from '@fieldword/shared/transfer/wikitext/from-wikitext.ts'
import type { Batch } from './batches.ts'
import type { FoundProblem } from './import-commands.ts'
import type { Made, Part } from './making.ts'
import type { SourceRevision } from './source.ts'
import { titleOf } from './source-words.ts'

/** [TRF8] [TRF9] What a page that is not here becomes: only kept, an address of another, or a page of this address. */
export function fateOfNew(
  wish: ImportWish,
  { page, site, first, last }: Batch,
  fresh: readonly SourceRevision[],
): { readonly kept: Problem } | Pick<Part, 'kept' | 'redirect'> | { readonly slug: string } {
  if (!wish.namespaces.includes(page.namespace)) {
    const name = site.namespaces.find(({ number }) => number === page.namespace)?.name ?? String(page.namespace)
    return { kept: { kind: 'namespace', name } }
  }
  const slug = slugFrom(titleOf(page.title))
  if (isRefusal(slug)) return { kept: { kind: 'title-unusable', name: '' } }
  const targets = fresh.map(({ text, format }) => (text && format === 'wikitext' ? redirectTarget(text) : null))
  const target = targets.at(-1)
  if (first && last && target && targets.every(Boolean)) return { kept: null, redirect: { slug, target } }
  return { slug }
}

/** [TRF8] Said of a text that became a redirect: it stays a page. */
export function redirectsAtLast({ revisions, last }: Batch, made: Made): FoundProblem[] {
  const id = made.revisions.at(-1)?.id
  const sourceRevision = made.sources.findLast(({ revisionId }) => revisionId === id)?.sourceRevision ?? ''
  const text = revisions.find(({ id }) => id === sourceRevision)?.text ?? ''
  const target = last ? redirectTarget(text) : null
  return target ? [{ kind: 'redirect-with-history', name: target.slice(0, 100), sourceRevision }] : []
}
