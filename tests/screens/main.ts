import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { emailOf, password } from '../support/people.ts'
import { startTestPostgres, stopTestPostgres } from '../support/postgres.ts'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'
import { createWorld, type World } from './world.ts'

// npm run screens [names]: a picture of every screen, or of those whose name fits, into screens/. Ends with 1 when one of
// them is not accessible, scrolls sideways or makes the browser complain.
const chosen = process.argv.slice(2)
const folder = join(import.meta.dirname, '../../screens')
const widths = [1280, 390]
const themes = ['light', 'dark'] as const

await startTestPostgres()
const problems = await takeAll().finally(stopTestPostgres)
for (const problem of problems) console.error(problem)
console.log(`${problems.length === 0 ? 'Nothing' : problems.length} to put right; the pictures are in screens/`)
process.exit(problems.length === 0 ? 0 : 1)

async function takeAll(): Promise<string[]> {
  if (chosen.length === 0) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const world = await createWorld()
  const browser = await openBrowser()
  const problems: string[] = []
  for (const width of widths) {
    for (const theme of themes) {
      for (const who of ['visitor', 'member', 'moderator', 'admin'] as const) {
        const wanted = screens.filter(({ as, name }) => as === who && isChosen(name))
        problems.push(...(await takeAs(world, browser, wanted, who, { width, theme })))
      }
    }
  }
  await browser.close()
  await world.wiki.close()
  return problems
}

function isChosen(name: string): boolean {
  return chosen.length === 0 || chosen.some(part => name.includes(part))
}

function accountOf({ wiki, admin }: World, who: Screen['as']) {
  switch (who) {
    case 'visitor':
      return null
    case 'member':
      return wiki.memberA
    case 'moderator':
      return wiki.moderator
    case 'admin':
      return { email: emailOf(admin), password }
  }
}

async function takeAs(
  world: World,
  browser: TestBrowser,
  wanted: readonly Screen[],
  who: Screen['as'],
  look: { readonly width: number; readonly theme: 'light' | 'dark' },
): Promise<string[]> {
  const { wiki } = world
  const person = await browser.arrive(wiki.url, { ...look, height: look.width < 500 ? 844 : 900 })
  const account = accountOf(world, who)
  if (account) await signIn(person.page, account)
  const found: string[] = []
  for (const screen of wanted) {
    if (screen.complains) person.expectProblem(screen.complains)
    const name = `${screen.name}-${look.width}-${look.theme}`
    try {
      found.push(...(await take(person.page, screen, world, name)))
    } catch (error) {
      found.push(`${name}: ${error}`)
    }
    found.push(...person.problems.splice(0).map(problem => `${name}: ${problem}`))
  }
  await person.leave()
  return found
}

async function take(page: Page, screen: Screen, world: World, name: string): Promise<string[]> {
  const path = screen.path(world)
  const response = await page.goto(path)
  await screen.prepare?.(page, world)
  await page.evaluate(() => document.fonts.ready)
  await page.evaluate(() => scrollTo(0, 0))
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: !screen.over })
  const found = await accessibilityProblems(page)
  const wider = await sidewaysScroll(page)
  if (wider > 0) found.push(`scrolls sideways by ${wider} px`)
  if (response && response.status() >= 400 && !screen.complains) found.push(`${path} answered ${response.status()}`)
  await screen.after?.(page)
  console.log(`${name}: ${found.length === 0 ? 'ok' : found.length}`)
  return found.map(problem => `${name}: ${problem}`)
}
