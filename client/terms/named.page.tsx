import type { Term } from '@fieldword/shared/definitions/glossary-contract.ts'
import { definePage, Redirect } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { capitalised, counted } from '../ui/in-words.ts'
import { ListPage } from '../ui/list-page.tsx'
import { TermRows } from './term-rows.tsx'

interface Named {
  readonly label: string
  readonly items: readonly Term[]
}

/** [TRM6] What a word may mean. Where it means one thing only, one is there at once. */
export default definePage<Named>({
  path: '/terms/named',
  script: 'read',
  section: 'definitions',
  async load(api, { query }) {
    const label = (query.get('label') ?? '').trim().slice(0, 200)
    if (label === '') return new Redirect('/terms')
    const { items } = await api.terms.named({ label })
    const [only, ...others] = items
    return only && others.length === 0 ? new Redirect(`/wiki/${only.slug}`) : { label, items }
  },
  head: ({ label }) => ({ title: `What “${label}” may mean — Fieldword`, noIndex: true }),
  View: ({ answer: { label, items } }) => (
    <ListPage
      title={`“${label}”`}
      crumbs={[{ name: 'Glossary', href: '/terms' }]}
      lead={
        items.length > 0
          ? `${capitalised(counted(items.length, 'definition'))} in this wiki have this name. Which one is meant depends on the text.`
          : undefined
      }
    >
      {items.length > 0 ? (
        <TermRows terms={items} />
      ) : (
        <Empty action={{ name: 'Look in the glossary', href: '/terms' }}>No definition has this name.</Empty>
      )}
    </ListPage>
  ),
})
