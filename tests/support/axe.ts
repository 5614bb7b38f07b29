import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { BrowserContext, Page } from 'playwright-core'

/** The small form of axe: the whole one that @axe-core/playwright puts into a page, twice each time, takes longer to read than to run. */
const source = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'),
  'utf8',
)

const all = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** What another theme or width can break in a page that is sound in one. */
const ofLooks = [
  ...['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable', 'aria-hidden-focus'],
  ...['button-name', 'link-name', 'nested-interactive', 'skip-link'],
]

interface Axe {
  run(within: Document, options: object): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>
}

const equipped = new WeakSet<BrowserContext>()

/** Has axe in every page of a profile from its beginning: where all are looked at, that takes a third of bringing it into each. */
export async function equipWithAxe(context: BrowserContext): Promise<void> {
  if (equipped.has(context)) return
  equipped.add(context)
  await context.addInitScript({ content: source })
}

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands once it is there whole, or of what its look decides; one line each,
 * empty when nothing. A click has ended as soon as the page it leads to has begun.
 */
export async function accessibilityProblems(page: Page, part: 'all' | 'look' = 'all'): Promise<string[]> {
  await page.waitForLoadState()
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(source)
  const runOnly = part === 'all' ? { type: 'tag', values: all } : { type: 'rule', values: ofLooks }
  // No page has frames: they would need axe as well.
  return page.evaluate(
    async options => {
      const { axe } = globalThis as unknown as { axe: Axe }
      const { violations } = await axe.run(document, options)
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
    },
    { runOnly, resultTypes: ['violations'] },
  )
}

/** Elements of a page, at most: a server that puts more together does nothing else for a twentieth of a second and longer. */
const mostElements = 4000

/**
 * What no rule of axe holds: parts that are marked as hidden and can be seen, fields too narrow for a word of what is in them, and
 * too much on one page.
 */
export function brokenParts(page: Page): Promise<string[]> {
  return page.evaluate(most => {
    const elements = document.querySelectorAll('*').length
    const seen = (selector: string) =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter(
        part => part.checkVisibility() && part.offsetWidth > 0,
      )
    const named = ({ tagName, className, id }: HTMLElement) => `${tagName.toLowerCase()}#${id}.${className}`
    // A list of numbers may be narrow.
    const saysWords = (part: HTMLElement) =>
      /\p{L}{3}/u.test((part as HTMLSelectElement).selectedOptions[0]?.text ?? '')
    return [
      ...(elements > most ? [`${elements} elements`] : []),
      ...seen('main [hidden]:not([contenteditable] *)').map(part => `hidden, and seen: ${named(part)}`),
      ...seen('main select').flatMap(part =>
        part.offsetWidth < 64 && saysWords(part) ? [`too narrow: ${named(part)}`] : [],
      ),
    ]
  }, mostElements)
}

/** How many pixels the page is wider than the window; 0 when it does not scroll sideways. */
export async function sidewaysScroll(page: Page): Promise<number> {
  await page.waitForLoadState()
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
