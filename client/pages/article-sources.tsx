import type { Source } from '@fieldword/shared/kernel/contract.ts'
import { Sources } from '../ui/sources.tsx'

/** At the end of an article, where it names any. */
export function ArticleSources({ sources }: { readonly sources: readonly Source[] }) {
  if (sources.length === 0) return null
  return (
    <section className="art__sources" id="sources">
      <h2 className="fw-sideh">Sources</h2>
      <Sources sources={sources} />
    </section>
  )
}
