import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What another theme or width can break in a page that is sound in one. */
const ofLooks = [
  ...['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus'],
  ...['button-name', 'link-name', 'nested-interactive', 'skip-link'],
]

/** What axe finds against WCAG 2.2 AA on the page as it stands, or of what its look decides; one line each, empty when nothing. */
export async function accessibilityProblems(page: Page, part: 'all' | 'look' = 'all'): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    // No page has frames of other sites: without them axe needs no tab of its own to put its findings together.
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
  const { violations } = await (part === 'all' ? axe.withTags(all) : axe.withRules(ofLooks)).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

/** How many pixels the page is wider than the window; 0 when it does not scroll sideways. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
