import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { api } from '../platform/api.ts'
import type { Platform } from '../platform/platform.ts'
import { viewAuthorship } from './authorship.ts'
import type { AuthorshipKeeper } from './authorship-keeper.ts'
import { comparePages, compareRevisions } from './comparing.ts'
import { hideParts } from './hiding-commands.ts'
import { listChoices, listHistory } from './history.ts'
import { listNewcomerChanges, setNewcomerRules } from './newcomers-commands.ts'
import { readNewcomerRules } from './newcomers-queries.ts'
import { type PageOfRevisions, viewRevision } from './reading.ts'
import { type RedactionNeeds, redactText } from './redaction-commands.ts'

/** What pages, which lie above, lend to revisions. */
export interface RevisionsNeed extends RedactionNeeds {
  /** Deleted or not, for whoever may read it. */
  findPage(platform: Platform, actor: Actor, slug: string): Promise<PageOfRevisions>
  existingSlugs(platform: Platform, slugs: readonly string[]): Promise<ReadonlySet<string>>
  readonly keeper: AuthorshipKeeper
}

export function revisionsRoutes({ findPage, existingSlugs, keeper, ...needs }: RevisionsNeed) {
  return {
    newcomers: api.revisions.newcomers.handler(({ context }) => readNewcomerRules(context.platform.database.prisma)),
    newcomerChanges: api.revisions.newcomerChanges.handler(({ input, context }) =>
      listNewcomerChanges(context.platform, input),
    ),
    setNewcomers: api.revisions.setNewcomers.handler(({ input, context }) =>
      setNewcomerRules(context.platform, context.actor, input),
    ),
    hide: api.revisions.hide.handler(async ({ input: { slug, ...wish }, context: { platform, actor } }) =>
      hideParts(needs.lockPage, platform, actor, (await findPage(platform, actor, slug)).id, wish),
    ),
    redact: api.revisions.redact.handler(async ({ input: { slug, ...wish }, context: { platform, actor } }) =>
      redactText(needs, platform, actor, (await findPage(platform, actor, slug)).id, wish),
    ),
    history: api.revisions.history.handler(async ({ input, context: { platform, actor } }) =>
      listHistory(platform, actor, await findPage(platform, actor, input.slug), input),
    ),
    choices: api.revisions.choices.handler(async ({ input: { slug, ...wish }, context: { platform, actor } }) =>
      listChoices(platform, actor, await findPage(platform, actor, slug), wish),
    ),
    read: api.revisions.read.handler(async ({ input, context: { platform, actor } }) =>
      viewRevision(platform, actor, await findPage(platform, actor, input.slug), input.number, slugs =>
        existingSlugs(platform, slugs),
      ),
    ),
    compare: api.revisions.compare.handler(async ({ input, context: { platform, actor } }) =>
      compareRevisions(platform, actor, await findPage(platform, actor, input.slug), input),
    ),
    comparePages: api.revisions.comparePages.handler(({ input, context: { platform, actor } }) =>
      comparePages(platform, actor, slug => findPage(platform, actor, slug), input),
    ),
    authorship: api.revisions.authorship.handler(async ({ input, context: { platform, actor } }) =>
      viewAuthorship(platform, actor, await findPage(platform, actor, input.slug), input.number, {
        ...{ keeper, part: input.part },
        existing: slugs => existingSlugs(platform, slugs),
      }),
    ),
  }
}
