import type { PagePlace } from '@fieldword/shared/pages/contract.ts'
import type { Actor } from '@fieldword/shared/policy/actor.ts'
import { type ApiContext, api } from '../platform/api.ts'
import type { Platform } from '../platform/platform.ts'
import { admitNewcomer } from '../revisions/index.ts'
import { findPerson, listChanges, listContributions } from './changes.ts'
import { createPage, movePage, renamePage } from './commands.ts'
import { deletePage, undeletePage } from './deletion-commands.ts'
import { listDeletedPages, readDeletedPage } from './deletion-queries.ts'
import { addLabel, linkTerm, removeLabel } from './label-commands.ts'
import { protectPage } from './protection-commands.ts'
import { listProtected, listProtections, readReaching } from './protection-queries.ts'
import { listLinksHere, listPages, readApprovedText, readPage, readPlace, suggestPages } from './reading.ts'
import { listInText, listLabels, listUses } from './term-uses.ts'

export const deletionRoutes = {
  delete: api.deletion.delete.handler(({ input, context }) => deletePage(context.platform, context.actor, input)),
  undelete: api.deletion.undelete.handler(({ input, context }) => undeletePage(context.platform, context.actor, input)),
  read: api.deletion.read.handler(({ input, context }) => readDeletedPage(context.platform, context.actor, input.slug)),
  list: api.deletion.list.handler(({ input, context }) => listDeletedPages(context.platform, context.actor, input)),
}

export const protectionRoutes = {
  set: api.protection.set.handler(({ input, context }) => protectPage(context.platform, context.actor, input)),
  log: api.protection.log.handler(({ input, context }) => listProtections(context.platform, context.actor, input)),
  reaching: api.protection.reaching.handler(({ input, context }) =>
    readReaching(context.platform, context.actor, input.slug),
  ),
  list: api.protection.list.handler(({ input, context }) => listProtected(context.platform, context.actor, input)),
}

export const pageTermsRoutes = {
  labels: api.terms.labels.handler(({ input, context }) => listLabels(context.platform, context.actor, input.slug)),
  addLabel: api.terms.addLabel.handler(({ input, context }) => addLabel(context.platform, context.actor, input)),
  removeLabel: api.terms.removeLabel.handler(({ input, context }) =>
    removeLabel(context.platform, context.actor, input),
  ),
  inText: api.terms.inText.handler(({ input, context }) => listInText(context.platform, context.actor, input.slug)),
  link: api.terms.link.handler(({ input, context }) => linkTerm(context.platform, context.actor, input)),
  uses: api.terms.uses.handler(({ input, context }) => listUses(context.platform, context.actor, input)),
}

/** What pages tell of what lies above them; handed in by `server/app.ts`. */
export interface PagesNeed {
  countOpenThreads(platform: Platform, actor: Actor, pageId: string): Promise<number>
  countProcesses(platform: Platform, pageId: string): Promise<number>
}

export function pagesRoutes({ countOpenThreads, countProcesses }: PagesNeed) {
  const withCounts = async <Page extends PagePlace>({ platform, actor }: ApiContext, page: Page): Promise<Page> => {
    const [openThreads, processes] = await Promise.all([
      countOpenThreads(platform, actor, page.id),
      page.kind === 'definition' ? countProcesses(platform, page.id) : 0,
    ])
    return { ...page, openThreads, processes }
  }
  return {
    ...routesOfPages,
    read: api.pages.read.handler(async ({ input, context }) =>
      withCounts(context, await readPage(context.platform, context.actor, input.slug)),
    ),
    place: api.pages.place.handler(async ({ input, context }) =>
      withCounts(context, await readPlace(context.platform, context.actor, input.slug)),
    ),
  }
}

const routesOfPages = {
  changes: api.pages.changes.handler(({ input, context }) => listChanges(context.platform, context.actor, input)),
  person: api.pages.person.handler(({ input, context }) => findPerson(context.platform, input.id)),
  contributions: api.pages.contributions.handler(({ input, context }) =>
    listContributions(context.platform, context.actor, input),
  ),
  list: api.pages.list.handler(({ input, context }) => listPages(context.platform, context.actor, input)),
  suggest: api.pages.suggest.handler(({ input, context }) => suggestPages(context.platform, context.actor, input.q)),
  text: api.pages.text.handler(({ input, context }) => readApprovedText(context.platform, context.actor, input.slug)),
  linksHere: api.pages.linksHere.handler(({ input, context }) => listLinksHere(context.platform, context.actor, input)),
  create: api.pages.create.handler(async ({ input, context }) => {
    await admitNewcomer(context.platform, context.actor, 'pages')
    return createPage(context.platform, context.actor, input)
  }),
  rename: api.pages.rename.handler(({ input, context }) => renamePage(context.platform, context.actor, input)),
  move: api.pages.move.handler(({ input, context }) => movePage(context.platform, context.actor, input)),
}
