import type { Page } from 'playwright-core'
import { signIn } from '../support/browser.ts'
import { seededArticle, seededDefinition } from '../support/seeded.ts'
import { guardScreens } from './guard-screens.ts'
import { deletedPage, hiddenPage } from './moderated.ts'
import { namedPage, translatedPage } from './named.ts'
import { protectedPage } from './protected.ts'
import { reportedScreens } from './reported.ts'
import { runScreens } from './run-screens.ts'
import type { Screen } from './screen.ts'
import { comparedPage, typedPage, type World } from './world.ts'

const definition = `/wiki/${seededDefinition}`
const at = (path: string) => () => path

const adaptedText = new URLSearchParams({
  version: '2019',
  text: [
    'Our promise to families',
    '1. Students progress based on evidence of mastery.',
    '2. Students receive rapid, differentiated support based on their individual learning needs.',
    '3. Assessment is a positive learning experience for students that yields timely and actionable evidence.',
  ].join('\n'),
})

/** Every screen there is, under the name of its picture. */
export const screens: readonly Screen[] = [
  { name: 'home', as: 'visitor', path: at('/') },
  { name: 'home-member', as: 'member', path: at('/') },
  { name: 'home-moderator', as: 'moderator', path: at('/') },
  { name: 'definition', as: 'visitor', path: at(definition) },
  { name: 'definition-2011', as: 'visitor', path: at(`${definition}?version=2011`) },
  { name: 'definition-lineage', as: 'visitor', path: at(definition), prepare: openAll },
  { name: 'versions-side', as: 'visitor', path: at(`${definition}/versions/compare?from=2011&to=2019&view=side`) },
  { name: 'versions-inline', as: 'visitor', path: at(`${definition}/versions/compare?from=2011&to=2019&view=inline`) },
  { name: 'versions-draft', as: 'member', path: at(`${definition}/versions/compare?from=2011&to=draft#e5`) },
  { name: 'versions-same', as: 'visitor', path: at(`${definition}/versions/compare?from=2019&to=r3&words=off`) },
  { name: 'over-time', as: 'visitor', path: at(`${definition}/versions/over-time`) },
  { name: 'element', as: 'member', path: at(`${definition}/elements/agency`) },
  { name: 'element-draft', as: 'member', path: at(`${definition}/elements/Support`) },
  { name: 'definition-2018', as: 'visitor', path: at(`${definition}/versions/2018`), prepare: openAll },
  { name: 'version-list', as: 'visitor', path: at(`${definition}/versions`) },
  { name: 'version-list-none', as: 'moderator', path: at('/wiki/mastery/versions') },
  { name: 'version-publish', as: 'moderator', path: at(`/wiki/${namedPage}/versions/new`), prepare: openAll },
  { name: 'version-withdrawn', as: 'visitor', path: at(`/wiki/${namedPage}/versions/2024`), prepare: openAll },
  { name: 'version-translated', as: 'visitor', path: at(`/wiki/${translatedPage}`) },
  {
    name: 'version-publish-refused',
    as: 'moderator',
    path: at('/wiki/mastery/versions/new'),
    prepare: page => page.getByRole('button', { name: 'Publish version' }).click(),
    complains: /400/,
  },
  { name: 'version-status', as: 'moderator', path: at(`${definition}/versions/2011/status`) },
  { name: 'cite', as: 'visitor', path: at(`${definition}/versions/2019/cite`) },
  { name: 'cite-element', as: 'visitor', path: at(`${definition}/versions/2011/cite?element=e4`) },
  { name: 'embed', as: 'visitor', path: at(`/embed/${seededDefinition}`) },
  { name: 'embed-element', as: 'visitor', path: at(`/embed/${seededDefinition}/2011?element=e2`) },
  { name: 'article', as: 'visitor', path: at(`/wiki/${seededArticle}`) },
  { name: 'stub', as: 'visitor', path: at('/wiki/mastery') },
  { name: 'definitions', as: 'visitor', path: at('/definitions') },
  { name: 'articles', as: 'visitor', path: at('/articles') },
  { name: 'pages', as: 'visitor', path: at('/pages') },
  { name: 'glossary', as: 'visitor', path: at('/terms') },
  { name: 'glossary-none', as: 'visitor', path: at('/terms?q=nothing%20such') },
  { name: 'term-card', as: 'visitor', path: at('/wiki/disposition'), prepare: openCard, over: true },
  { name: 'term-named', as: 'visitor', path: at('/terms/named?label=nothing%20such') },
  { name: 'term-uses', as: 'visitor', path: at('/wiki/mastery/uses') },
  { name: 'term-places', as: 'member', path: at('/wiki/about-competencyworks/terms') },
  { name: 'term-words', as: 'member', path: at(`${definition}/terms`) },
  { name: 'drift-form', as: 'visitor', path: at(`${definition}/drift`) },
  { name: 'drift', as: 'visitor', path: at(`${definition}/drift?${adaptedText}`) },
  { name: 'links-here', as: 'visitor', path: at(`${definition}/links`) },
  { name: 'lineage-readings', as: 'visitor', path: at(`${definition}/versions/lineage?from=2011&to=2019`) },
  { name: 'lineage-reading', as: 'moderator', path: at(`${definition}/versions/lineage/2?from=2011&to=2019`) },
  { name: 'lineage-reading-older', as: 'moderator', path: at(`${definition}/versions/lineage/1?from=2011&to=2019`) },
  {
    name: 'lineage-edit',
    as: 'moderator',
    path: at(`${definition}/versions/lineage/edit?from=2011&to=2019`),
    prepare: workLineage,
  },
  {
    name: 'lineage-edit-suggested',
    as: 'moderator',
    path: at(`${definition}/versions/lineage/edit?from=2018&to=2019`),
    prepare: page => page.getByRole('button', { name: 'Undo' }).waitFor(),
  },
  { name: 'find', as: 'visitor', path: at('/find?q=competency') },
  { name: 'history', as: 'member', path: at(`${definition}/history`) },
  {
    name: 'history-playback',
    as: 'member',
    path: at(`/wiki/${typedPage}/history?at=28&from=8&to=40`),
    prepare: openPlayer,
  },
  { name: 'history-visitor', as: 'visitor', path: at(`${definition}/history?read=1`) },
  {
    name: 'history-narrowed',
    as: 'member',
    path: at(`${definition}/history?state=rejected&text=content%20knowledge&in=removed&since=someday`),
  },
  {
    name: 'history-more',
    as: 'moderator',
    path: at(`${definition}/history`),
    prepare: page => page.getByRole('button', { name: 'More for r1' }).click(),
  },
  { name: 'history-none', as: 'member', path: at(`${definition}/history?author=Nobody`) },
  { name: 'changes', as: 'member', path: at('/recent-changes') },
  { name: 'changes-narrowed', as: 'visitor', path: at('/recent-changes?page=article') },
  { name: 'person', as: 'moderator', path: ({ wiki }) => `/people/${wiki.memberA.id}` },
  { name: 'person-nothing', as: 'visitor', path: ({ wiki }) => `/people/${wiki.moderator.id}` },
  { name: 'history-untyped', as: 'member', path: at('/wiki/mastery/history') },
  { name: 'revision', as: 'member', path: at(`${definition}/revisions/1`) },
  { name: 'who-definition', as: 'visitor', path: at(`${definition}?who=1`), prepare: choosePassage },
  { name: 'who-article', as: 'member', path: at(`/wiki/${seededArticle}?who=1`) },
  { name: 'who-revision', as: 'member', path: at(`${definition}/revisions/6?who=1`), prepare: openRevisions },
  { name: 'who-history', as: 'visitor', path: at(`${definition}/history?read=3&who=1`), prepare: choosePassage },
  { name: 'restore', as: 'member', path: at(`${definition}/revisions/1/restore`) },
  {
    name: 'restore-draft',
    as: 'member',
    path: ({ disputed }) => `/wiki/${disputed.slug}/revisions/1/restore`,
    prepare: page => page.getByText('What would be replaced').click(),
  },
  { name: 'undo', as: 'member', path: ({ disputed }) => `/wiki/${disputed.slug}/revisions/5/undo` },
  {
    name: 'undo-conflict',
    as: 'member',
    path: ({ disputed }) => `/wiki/${disputed.slug}/revisions/3/undo`,
    prepare: page =>
      page
        .getByRole('radio', { name: /^Other words/ })
        .first()
        .check(),
  },
  {
    name: 'undo-undecided',
    as: 'member',
    path: ({ disputed }) => `/wiki/${disputed.slug}/revisions/3/undo`,
    prepare: page => page.getByRole('button', { name: 'Propose the undo' }).click(),
    complains: /409/,
  },
  {
    name: 'undo-first',
    as: 'member',
    path: ({ disputed }) => `/wiki/${disputed.slug}/revisions/1/undo`,
    complains: /409/,
  },
  { name: 'update', as: 'moderator', path: ({ disputed }) => `/review/${disputed.outdated.id}/update` },
  { name: 'review-outdated', as: 'moderator', path: ({ disputed }) => `/review/${disputed.outdated.id}` },
  { name: 'compare-side', as: 'visitor', path: at(`${definition}/compare?from=1&to=3&view=side`) },
  {
    name: 'compare-inline',
    as: 'member',
    path: ({ open }) => `${definition}/compare?from=3&to=${open.revision.number}&view=inline`,
  },
  { name: 'compare-kinds-side', as: 'member', path: at(`/wiki/${comparedPage}/compare?from=1&to=2&view=side`) },
  {
    name: 'compare-kinds-inline',
    as: 'member',
    path: at(`/wiki/${comparedPage}/compare?from=1&to=2&view=inline#change-3`),
  },
  {
    name: 'compare-whole',
    as: 'member',
    path: at(`/wiki/${comparedPage}/compare?from=1&to=2&view=side&unchanged=shown`),
  },
  { name: 'compare-elements', as: 'visitor', path: at(`${definition}/compare?from=1&to=3&view=elements`) },
  { name: 'compare-draft', as: 'member', path: at(`${definition}/compare/draft?view=side`) },
  { name: 'compare-pages', as: 'visitor', path: at(`/compare?from=${seededArticle}&to=${seededDefinition}`) },
  { name: 'compare-pages-form', as: 'visitor', path: at('/compare?from=mastery@99&to=seat-time') },
  { name: 'review-kinds', as: 'moderator', path: world => `/review/${world.everything.id}` },
  { name: 'review-part', as: 'moderator', path: world => `/review/${world.everything.id}/part` },
  {
    name: 'review-part-chosen',
    as: 'moderator',
    path: world => `/review/${world.everything.id}/part?change=1&change=2`,
  },
  { name: 'drafts', as: 'member', path: at('/drafts') },
  { name: 'drafts-none', as: 'moderator', path: at('/drafts') },
  { name: 'drafts-of-page', as: 'member', path: ({ own }) => `/wiki/${own.page.slug}/drafts` },
  { name: 'draft-about', as: 'member', path: ({ own }) => `/wiki/${own.page.slug}/drafts/${own.id}/about` },
  { name: 'draft-update', as: 'member', path: ({ own }) => `/wiki/${own.page.slug}/drafts/${own.id}/update` },
  {
    name: 'draft-edit',
    as: 'member',
    path: ({ own }) => `/wiki/${own.page.slug}/drafts/${own.id}`,
    prepare: page => page.getByText('— on disk').waitFor(),
  },
  { name: 'review-queue', as: 'moderator', path: at('/review') },
  { name: 'review-queue-done', as: 'member', path: at('/review?show=done&sort=page') },
  { name: 'review-queue-empty', as: 'moderator', path: at('/review?show=done&state=withdrawn') },
  {
    name: 'review',
    as: 'moderator',
    path: world => `/review/${world.open.id}`,
    prepare: page => page.getByLabel('Reject').check(),
  },
  { name: 'review-health', as: 'member', path: at('/review/health') },
  { name: 'review-assign', as: 'moderator', path: world => `/review/${world.open.id}/assign` },
  { name: 'review-side', as: 'moderator', path: world => `/review/${world.open.id}?view=side` },
  { name: 'review-own', as: 'member', path: world => `/review/${world.open.id}` },
  { name: 'review-rejected', as: 'member', path: world => `/review/${world.rejected.id}` },
  { name: 'review-rounds', as: 'moderator', path: world => `/review/${world.inRounds.id}` },
  { name: 'review-sent-back', as: 'member', path: world => `/review/${world.sentBack.id}` },
  { name: 'review-rules', as: 'moderator', path: at('/review/rules') },
  { name: 'review-delegates', as: 'moderator', path: at('/review/delegates') },
  { name: 'decisions', as: 'visitor', path: at('/decisions') },
  { name: 'proposals', as: 'member', path: at('/proposals') },
  { name: 'sign-in', as: 'visitor', path: at('/sign-in') },
  { name: 'sign-up', as: 'visitor', path: at('/sign-up') },
  { name: 'account', as: 'member', path: at('/account') },
  { name: 'new-page', as: 'member', path: at('/new?title=Learner%20agency&kind=definition') },
  { name: 'moderated-log', as: 'visitor', path: at('/moderation-log') },
  { name: 'moderated-deleted', as: 'visitor', path: at(`/wiki/${deletedPage}`), complains: /410/ },
  { name: 'moderated-deleted-back', as: 'moderator', path: at(`/wiki/${deletedPage}`), complains: /410/ },
  { name: 'moderated-undelete', as: 'moderator', path: at(`/wiki/${deletedPage}/undelete`) },
  { name: 'moderated-pages', as: 'moderator', path: at('/deleted-pages') },
  {
    name: 'moderated-delete',
    as: 'moderator',
    path: at(`/wiki/${hiddenPage}/delete`),
    prepare: askToDelete,
  },
  { name: 'moderated-hidden', as: 'visitor', path: at(`/wiki/${hiddenPage}/revisions/1`) },
  { name: 'moderated-hide', as: 'moderator', path: at(`/wiki/${hiddenPage}/revisions/1/hide`) },
  { name: 'moderated-history', as: 'visitor', path: at(`/wiki/${hiddenPage}/history`) },
  { name: 'talk', as: 'visitor', path: at(`${definition}/talk`), prepare: openAll },
  { name: 'talk-all', as: 'member', path: at(`${definition}/talk?show=all`), prepare: openAll },
  { name: 'talk-none', as: 'visitor', path: at('/wiki/mastery/talk') },
  { name: 'talk-thread', as: 'member', path: ({ discussed }) => `${definition}/talk/${discussed.threadId}` },
  { name: 'talk-settings', as: 'moderator', path: at(`${definition}/talk/settings`) },
  { name: 'comment-edit', as: 'member', path: ({ discussed }) => `/comments/${discussed.commentId}/edit` },
  {
    name: 'process-comment',
    as: 'member',
    path: ({ commented }) => `/processes/${commented.commenting}/comment`,
    prepare: openFirst,
  },
  {
    name: 'process-contribution',
    as: 'member',
    path: ({ commented }) => `/processes/${commented.commenting}/contributions/1`,
  },
  { name: 'process-mine', as: 'member', path: ({ commented }) => `/processes/${commented.commenting}/mine` },
  {
    name: 'process-hide',
    as: 'moderator',
    path: ({ commented }) => `/processes/${commented.commenting}/contributions/2/hide`,
  },
  { name: 'process-enter', as: 'moderator', path: ({ commented }) => `/processes/${commented.commenting}/enter` },
  {
    name: 'process-file',
    as: 'moderator',
    path: ({ commented }) => `/processes/${commented.commenting}/files/${commented.fileId}`,
  },
  { name: 'process-files', as: 'moderator', path: ({ commented }) => `/processes/${commented.commenting}/files` },
  { name: 'process-survey', as: 'member', path: ({ commented }) => `/processes/${commented.asking}/survey` },
  {
    name: 'process-survey-results',
    as: 'visitor',
    path: ({ commented }) => `/processes/${commented.asking}/survey/results`,
  },
  { name: 'process-questions', as: 'admin', path: ({ commented }) => `/processes/${commented.planning}/questions` },
  { name: 'comments-held', as: 'moderator', path: at('/comments/held') },
  { name: 'reports', as: 'moderator', path: at('/reports') },
  { name: 'mentions', as: 'member', path: at('/mentions') },
  { name: 'protect', as: 'moderator', path: at(`/wiki/${protectedPage}/protect?scope=tree`) },
  { name: 'protected', as: 'member', path: at(`/wiki/${protectedPage}`) },
  { name: 'protected-pages', as: 'moderator', path: at('/protected-pages') },
  { name: 'patrol', as: 'moderator', path: at('/patrol') },
  { name: 'patrol-log', as: 'visitor', path: at('/patrol/log') },
  { name: 'trusted', as: 'moderator', path: at('/trusted-members') },
  { name: 'trust', as: 'moderator', path: ({ wiki }) => `/people/${wiki.memberA.id}/trust` },
  { name: 'block', as: 'moderator', path: ({ wiki }) => `/people/${wiki.memberA.id}/block` },
  ...runScreens,
  { name: 'answers', as: 'visitor', path: ({ answered }) => `/processes/${answered.slug}/what-happened` },
  {
    name: 'answers-document',
    as: 'visitor',
    path: ({ answered }) => `/processes/${answered.slug}/disposition-document`,
  },
  { name: 'answer', as: 'member', path: ({ answered }) => `/processes/${answered.slug}/what-happened/3` },
  { name: 'answering', as: 'moderator', path: ({ answered }) => `/processes/${answered.slug}/dispositions?edit=7.0` },
  {
    name: 'answering-confirm',
    as: 'moderator',
    path: ({ answered }) => `/processes/${answered.slug}/dispositions?edit=2.0`,
  },
  ...reportedScreens,
  { name: 'issues', as: 'moderator', path: ({ answered }) => `/processes/${answered.slug}/issues` },
  { name: 'issue', as: 'member', path: ({ answered }) => `/processes/${answered.slug}/issues/1` },
  { name: 'settings', as: 'member', path: at(`${definition}/settings`) },
  { name: 'editor', as: 'member', path: at(`${definition}/edit`), prepare: openDraft },
  {
    name: 'editor-who',
    as: 'member',
    path: at(`${definition}/edit`),
    prepare: openWhoIsHere,
    after: leaveAlone,
    over: true,
  },
  {
    name: 'editor-following',
    as: 'member',
    path: at(`${definition}/edit`),
    prepare: followSomebody,
    after: leaveAlone,
    over: true,
  },
  {
    name: 'editor-offline',
    as: 'member',
    path: at(`${definition}/edit`),
    prepare: typeOffline,
    after: comeBack,
    complains: /ERR_INTERNET_DISCONNECTED|WebSocket/,
  },
  { name: 'editor-propose', as: 'member', path: at(`${definition}/edit`), prepare: openProposal, over: true },
  { name: 'import-and-export', as: 'admin', path: at('/imports') },
  { name: 'import-done', as: 'admin', path: ({ imported }) => `/imports/${imported.done}` },
  { name: 'import-failed', as: 'admin', path: ({ imported }) => `/imports/${imported.failed}` },
  { name: 'import-running', as: 'admin', path: ({ imported }) => `/imports/${imported.running}` },
  { name: 'import-source', as: 'admin', path: ({ imported }) => `/imports/${imported.done}/source?page=1&revision=2` },
  { name: 'import-not-allowed', as: 'moderator', path: at('/imports'), complains: /403/ },
  { name: 'export', as: 'visitor', path: at(`${definition}/export`) },
  { name: 'problem-404', as: 'visitor', path: at('/wiki/no-such-page-here'), complains: /404/ },
  { name: 'api-docs', as: 'visitor', path: at('/api/docs') },
  { name: 'api-docs-call', as: 'visitor', path: at('/api/docs/pages.rename') },
  { name: 'api-docs-no-call', as: 'visitor', path: at('/api/docs/pages.nothing'), complains: /404/ },
  ...guardScreens,
]

function openFirst(page: Page): Promise<void> {
  return page.locator('.desk__write > summary').first().click()
}

function openAll(page: Page): Promise<void> {
  return page.locator('main details').evaluateAll(all => {
    for (const details of all) (details as HTMLDetailsElement).open = true
  })
}

/** With an element chosen and a tie open. */
async function workLineage(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^4 Support/ }).click()
  await page.getByText('2 Competencies → 7 Expectations').click()
}

async function openPlayer(page: Page): Promise<void> {
  await page.getByRole('slider', { name: 'Moment' }).press('ArrowLeft')
  await page.getByText(/^Edit 27 of/).waitFor()
}

async function openDraft(page: Page): Promise<void> {
  await page.locator('[contenteditable="true"]').waitFor()
  await page.getByText(/on disk/).waitFor()
}

async function openProposal(page: Page): Promise<void> {
  await openDraft(page)
  await page.getByRole('button', { name: 'Propose revision' }).click()
  await page.getByRole('region', { name: 'What you are proposing' }).waitFor()
}

/** Member B comes and writes in the third element. */
async function withSomebodyElse(page: Page, { wiki }: World): Promise<void> {
  await openDraft(page)
  const context = await page.context().browser()?.newContext({ baseURL: wiki.url })
  if (!context) throw new Error('there is no browser')
  const other = await context.newPage()
  await signIn(other, wiki.memberB)
  await other.goto(`${definition}/edit`)
  await other.locator('.ede').nth(2).click()
  await other.keyboard.press('End')
  await page.getByRole('button', { name: /1 editing/ }).waitFor()
}

async function openWhoIsHere(page: Page, world: World): Promise<void> {
  await withSomebodyElse(page, world)
  await page.getByRole('button', { name: /1 editing/ }).click()
  await page.getByRole('dialog', { name: 'Who is here' }).waitFor()
}

async function followSomebody(page: Page, world: World): Promise<void> {
  await openWhoIsHere(page, world)
  await page.getByRole('button', { name: /^Follow / }).click()
  await page.getByRole('region', { name: 'Following' }).waitFor()
}

/** All but the person whose page this is. */
async function leaveAlone(page: Page): Promise<void> {
  const others = page.context().browser()?.contexts() ?? []
  for (const context of others) if (context !== page.context()) await context.close()
}

async function typeOffline(page: Page): Promise<void> {
  await openDraft(page)
  await page.context().setOffline(true)
  await page.getByText('You are offline. Keep writing.').first().waitFor()
  await page.locator('.ede').nth(1).click()
  await page.keyboard.press('End')
  await page.keyboard.type(' Typed on a train.')
  await page.getByText(/Kept on this device/).waitFor()
}

async function comeBack(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+z')
  await page.context().setOffline(false)
  await page
    .locator('.ed__save')
    .getByText(/on disk/)
    .waitFor()
}

async function openCard(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.getByRole('link', { name: 'competencies', exact: true }).hover()
  await page.getByRole('group', { name: 'Definition of competencies' }).waitFor()
}

/** By the keyboard, as far as the third passage. */
async function choosePassage(page: Page): Promise<void> {
  await page.locator('[data-who-text]').focus()
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight')
}

async function openRevisions(page: Page): Promise<void> {
  await page.locator('.who__list summary').click()
}

async function askToDelete(page: Page): Promise<void> {
  await page.getByLabel('Reason').fill('Says the same as another page')
  await page.getByRole('button', { name: 'Delete this page …' }).click()
  await page.getByRole('form', { name: /^Delete/ }).waitFor()
}
