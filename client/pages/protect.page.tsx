import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { ProtectionScope } from '@fieldword/shared/pages/protection.ts'
import type { PlacedProtection, ProtectionEntry } from '@fieldword/shared/pages/protection-contract.ts'
import { can } from '@fieldword/shared/policy/can.ts'
import { loadPlace } from '../platform/load-page.ts'
import { notAllowed } from '../platform/not-allowed.ts'
import { definePage, Redirect, type ViewProps } from '../platform/page.ts'
import { PageHead } from '../ui/page-head.tsx'
import { scopeWords } from '../ui/protection-words.ts'
import { ProtectForm } from './protect-form.tsx'
import { protectChoices, protectionIn, type SentProtection, scopeIn, untilOf } from './protect-sent.ts'
import { ProtectionLog } from './protection-log.tsx'
import { ReachingRules } from './reaching-rules.tsx'

interface Protecting {
  readonly page: PagePlace
  readonly scope: ProtectionScope
  /** All that reach it. */
  readonly rules: readonly PlacedProtection[]
  readonly protections: readonly ProtectionEntry[]
  readonly sent: SentProtection
}

/** Protects a page, or it and all below it: for moderators, with a reason that everybody reads. */
export default definePage<Protecting>({
  path: '/wiki/:slug/protect',
  script: 'form',
  async load(api, request) {
    const { actor, url, form, query } = request
    const page = await loadPlace(api, request)
    if (page instanceof Redirect) return page
    if (!can(actor, 'page:protect', { from: 'member', to: 'moderator' })) return notAllowed(actor, url.pathname)
    if (page.deletedAt) return new Redirect(`/wiki/${page.slug}`)
    const scope = scopeIn(form?.get('scope') ?? query.get('scope'))
    const { slug } = page
    const [{ rules }, { items: protections }] = await Promise.all([
      api.protection.reaching({ slug }),
      api.protection.log({ slug, limit: 20 }),
    ])
    return { page, scope, rules, protections, sent: protectionIn(form, ownRule(rules, slug, scope)) }
  },
  async submit(api, { form, params: { slug = '' } }) {
    const { untilDay, ...sent } = protectionIn(form, null)
    await api.protection.set({ ...sent, slug, scope: scopeIn(form.get('scope')), until: untilOf(untilDay) })
    return new Redirect(`/wiki/${slug}/settings#protect`)
  },
  head: ({ page: { title } }) => ({ title: `Protect ${title} — Fieldword`, noIndex: true }),
  View: ProtectPage,
})

function ownRule(rules: readonly PlacedProtection[], slug: string, scope: ProtectionScope): PlacedProtection | null {
  return rules.find(rule => rule.page.slug === slug && rule.scope === scope) ?? null
}

function ProtectPage({ answer, frame: { actor, refused } }: ViewProps<Protecting>) {
  const { page, scope, rules, protections, sent } = answer
  const own = ownRule(rules, page.slug, scope)
  const choices = protectChoices(actor, own)
  return (
    <div className="fw-wrap form-page">
      <PageHead
        page={page}
        actor={actor}
        tab={null}
        title={`Protect “${page.title}”`}
        trail={[
          { name: 'Settings', href: `/wiki/${page.slug}/settings` },
          { name: 'Protect', href: `/wiki/${page.slug}/protect` },
        ]}
      />
      {rules.length > 0 ? (
        <section className="form" aria-labelledby="now">
          <h2 id="now">In force now</h2>
          <ReachingRules slug={page.slug} rules={rules} />
        </section>
      ) : null}
      <section className="form" aria-labelledby="rule">
        <h2 id="rule">{own ? 'Change the rule for' : 'A rule for'}</h2>
        <nav className="fw-seg" aria-label="What the rule covers">
          {(['page', 'tree'] as const).map(one => (
            <a key={one} href={`?scope=${one}`} aria-current={one === scope ? 'true' : undefined}>
              {scopeWords[one]}
            </a>
          ))}
        </nav>
        {choices.length > 0 ? (
          <ProtectForm scope={scope} choices={choices} sent={sent} isInForce={own !== null} refused={refused} />
        ) : (
          <p>This rule is kept for a stronger role than yours: an admin can change it.</p>
        )}
      </section>
      <section className="form" aria-labelledby="log">
        <h2 id="log">So far</h2>
        <ProtectionLog protections={protections} />
      </section>
    </div>
  )
}
