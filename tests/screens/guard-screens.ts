import type { Page } from 'playwright-core'
import type { Screen } from './screen.ts'

const at = (path: string) => () => path

/** What keeps vandals out. */
export const guardScreens: readonly Screen[] = [
  { name: 'guard-filter', as: 'moderator', path: at('/filter') },
  { name: 'guard-filter-ended', as: 'moderator', path: at('/filter?show=ended') },
  { name: 'guard-filter-try', as: 'moderator', path: at('/filter/try'), prepare: tryIt },
  { name: 'guard-newcomers', as: 'visitor', path: at('/newcomers') },
  { name: 'guard-newcomers-set', as: 'admin', path: at('/newcomers') },
  { name: 'guard-blocks', as: 'moderator', path: at('/blocks') },
  { name: 'guard-block', as: 'moderator', path: ({ guarded }) => `/blocks/${guarded.block}` },
  { name: 'guard-appeal', as: 'member', path: at('/appeal') },
  { name: 'guard-appeals', as: 'moderator', path: at('/appeals') },
  { name: 'guard-appeals-all', as: 'moderator', path: at('/appeals?show=all') },
  { name: 'guard-appeal-answer', as: 'moderator', path: ({ guarded }) => `/appeals/${guarded.appeal}` },
  { name: 'guard-rollbacks', as: 'moderator', path: at('/rollbacks') },
  { name: 'guard-rollback', as: 'moderator', path: ({ guarded }) => `/rollbacks/${guarded.rollback}` },
  { name: 'guard-roll-back', as: 'moderator', path: ({ guarded }) => `/people/${guarded.vandal}/roll-back` },
  { name: 'guard-decisions', as: 'visitor', path: at('/decisions?person=Moderator') },
]

async function tryIt(page: Page): Promise<void> {
  await page.getByLabel('A text').fill('The library has a raffle, and a casino.')
  await page.getByLabel('Words or site').fill('raffle')
  await page.getByRole('button', { name: 'Try' }).click()
  await page.getByRole('heading', { name: 'What is caught' }).waitFor()
}
