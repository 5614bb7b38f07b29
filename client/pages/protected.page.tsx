import type { List } from '@fieldword/shared/kernel/contract.ts'
import type { PlacedProtection } from '@fieldword/shared/pages/protection-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage } from '../platform/page.ts'
import { Empty } from '../ui/empty.tsx'
import { ListPage } from '../ui/list-page.tsx'
import { Pagination } from '../ui/pagination.tsx'
import { partOf } from '../ui/part-of.ts'
import { waitsWords, writersWords } from '../ui/protection-words.ts'
import { RuleLine } from './protection-log.tsx'

interface Asked {
  readonly scope: string
  readonly editableBy: string
  readonly waits: string
  readonly timed: string
}

interface Protected {
  readonly list: List<PlacedProtection>
  readonly asked: Asked
}

const choices = {
  scope: { page: 'One page', tree: 'A page and all below it' },
  editableBy: { member: writersWords('member'), moderator: writersWords('moderator'), admin: writersWords('admin') },
  waits: waitsWords,
  timed: { true: 'Ends by itself', false: 'Until it is lifted' },
} as const

const labels = { scope: 'Covers', editableBy: 'May write', waits: 'Waits for approval', timed: 'End' } as const
const fields = Object.keys(choices) as (keyof Asked)[]

/** [PG47] Which pages are protected, and how: for moderators. */
export default definePage<Protected>({
  path: '/protected-pages',
  script: 'read',
  async load(api, { actor, query, url }) {
    if (!can(actor, 'page:list-protected')) return notAllowed(actor, url.pathname)
    // What is none of the choices narrows nothing.
    const asked = Object.fromEntries(
      fields.map(name => [name, Object.hasOwn(choices[name], query.get(name) ?? '') ? query.get(name) : '']),
    ) as unknown as Asked
    const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
    return { asked, list: await api.protection.list({ ...given, ...partOf(query) }) }
  },
  head: () => ({ title: 'Protected pages — Fieldword', noIndex: true }),
  View: ({ answer: { list, asked }, frame }) => (
    <ListPage title="Protected pages" lead="The rules in force now, newest first.">
      <form className="protected__filter" method="get">
        {fields.map(name => (
          <label key={name}>
            <span className="fw-label">{labels[name]}</span>
            <select className="fw-select" name={name} defaultValue={asked[name]}>
              <option value="">Any</option>
              {Object.entries(choices[name]).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
        ))}
        <button type="submit" className="fw-btn">
          Show
        </button>
      </form>
      {list.items.length > 0 ? (
        <ul className="form__log protected__list">
          {list.items.map(rule => (
            <li key={rule.id}>
              <RuleLine entry={rule}>
                <a href={`/wiki/${rule.page.slug}/protect?scope=${rule.scope}`}>{rule.page.title}</a>
                {rule.scope === 'tree' ? ' and all below it' : ''}
              </RuleLine>
            </li>
          ))}
        </ul>
      ) : (
        <Empty action={{ name: 'All pages', href: '/pages' }}>No page is protected so.</Empty>
      )}
      <Pagination here={frame.here} nextCursor={list.nextCursor} />
    </ListPage>
  ),
})
