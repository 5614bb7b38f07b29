import { afterAll, beforeAll, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import type { Screen } from '../screens/screen.ts'
import { screens } from '../screens/screens.ts'
import { createWorld, type World } from '../screens/world.ts'
import { accessibilityProblems, brokenParts, equipWithAxe, sidewaysScroll } from '../support/axe.ts'
import { type BrowsingPerson, openBrowser, signIn, type TestBrowser } from '../support/browser.ts'
import { emailOf, password } from '../support/people.ts'

type Size = { readonly width: number; readonly height: number }

let world: World
let browser: TestBrowser
beforeAll(async () => {
  world = await createWorld()
  browser = await openBrowser({ inTurn: true })
})
afterAll(async () => {
  await browser.close()
  await world.wiki.close()
})

const wide = { width: 1280, height: 900 }
const narrow = { width: 390, height: 844 }

interface Part {
  readonly who: Screen['as']
  readonly number: number
  readonly shown: readonly Screen[]
}

/** Few enough for one test, also on a machine that does other things as well. */
const mostInPart = 16

function partsOf(who: Screen['as']): Part[] {
  const theirs = screens.filter(({ as }) => as === who)
  const parts = Math.ceil(theirs.length / mostInPart)
  return Array.from({ length: parts }, (_, index) => ({
    ...{ who, number: index + 1 },
    shown: theirs.slice(index * mostInPart, (index + 1) * mostInPart),
  }))
}

/** Opens screens of one person one after the other, and answers what each leaves to be desired in both looks. */
async function problemsOf({ who, shown }: Part): Promise<Record<string, string[]>> {
  const person = await arriveAs(who)
  const found: Record<string, string[]> = {}
  for (const screen of shown) {
    if (screen.complains) person.expectProblem(screen.complains)
    const problems = await problemsIn(person.page, screen)
    if (problems.length > 0) found[screen.name] = problems
  }
  await person.leave()
  return found
}

async function arriveAs(who: Screen['as']): Promise<BrowsingPerson> {
  const person = await browser.arrive(world.wiki.url, wide)
  await equipWithAxe(person.context)
  const { wiki, admin } = world
  const accounts = { member: wiki.memberA, moderator: wiki.moderator, admin: { email: emailOf(admin), password } }
  if (who !== 'visitor') await signIn(person.page, accounts[who])
  return person
}

async function problemsIn(page: Page, screen: Screen): Promise<string[]> {
  await look(page, 'light', wide)
  await open(page, screen)
  const problems = [...(await accessibilityProblems(page, 'all')), ...(await misfitsAt(page, wide))]
  // A page as it came is laid out anew by its styles alone. What was opened in it may have been placed for the other width.
  if (screen.prepare) await screen.after?.(page)
  await look(page, 'dark', narrow)
  if (screen.prepare) await open(page, screen)
  problems.push(...(await accessibilityProblems(page, 'look')), ...(await misfitsAt(page, narrow)))
  if (screen.as === 'visitor' && !screen.prepare) problems.push(...(await misfitsAt(page, { width: 320, height: 700 })))
  await screen.after?.(page)
  return problems
}

async function open(page: Page, screen: Screen): Promise<void> {
  await page.goto(screen.path(world))
  await screen.prepare?.(page, world)
}

/** For the page that is open, as its own button would, and for the next one. */
async function look(page: Page, theme: 'light' | 'dark', size: Size): Promise<void> {
  await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: theme })
  await page.evaluate(chosen => {
    document.documentElement.dataset.theme = chosen
  }, theme)
}

async function misfitsAt(page: Page, size: Size): Promise<string[]> {
  await page.setViewportSize(size)
  const wider = await sidewaysScroll(page)
  const broken = (await brokenParts(page)).map(part => `${part}, at ${size.width} px`)
  return wider > 0 ? [...broken, `scrolls sideways by ${wider} px at ${size.width} px`] : broken
}

it.each((['visitor', 'member', 'moderator', 'admin'] as const).flatMap(partsOf))(
  'screens of a $who, part $number: each is accessible and fits, light at 1280 px and dark at 390 px; a visitor’s at 320 px as well',
  async part => {
    expect(await problemsOf(part)).toEqual({})
  },
)

it('primary buttons are 44 px high and as wide as the page on a phone', async () => {
  const person = await browser.arrive(world.wiki.url, { width: 390, height: 844 })
  await signIn(person.page, world.wiki.moderator)
  for (const [path, name] of [
    [`/review/${world.open.id}`, /Decide/],
    [`/wiki/competency-based-education/history`, /^Compare/],
    [`/wiki/competency-based-education/revisions/1/restore`, /Propose restoration/],
  ] as const) {
    await person.page.goto(path)
    const box = await person.page.getByRole('button', { name }).boundingBox()
    expect([path, box?.height, box?.width]).toEqual([path, 44, 390 - 2 * 16])
  }
  await person.leave()
})
