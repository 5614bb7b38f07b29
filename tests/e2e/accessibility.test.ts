import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type Screen, screens } from '../screens/screens.ts'
import { createWorld, type World } from '../screens/world.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import { openBrowser, type PersonOptions, signIn, type TestBrowser } from '../support/browser.ts'

let world: World
let browser: TestBrowser
beforeAll(async () => {
  world = await createWorld()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await world.wiki.close()
})

/** Opens the screens of one person one after the other, and answers what each leaves to be desired. */
async function problemsOf(
  who: Screen['as'],
  look: PersonOptions,
  part: 'all' | 'look',
): Promise<Record<string, string[]>> {
  const person = await browser.arrive(world.wiki.url, look)
  if (who !== 'visitor') await signIn(person.page, who === 'member' ? world.wiki.memberA : world.wiki.moderator)
  const found: Record<string, string[]> = {}
  for (const screen of screens.filter(({ as }) => as === who)) {
    if (screen.complains) person.expectProblem(screen.complains)
    await person.page.goto(screen.path(world))
    await screen.prepare?.(person.page, world)
    const problems = await accessibilityProblems(person.page, part)
    const wider = await sidewaysScroll(person.page)
    if (wider > 0) problems.push(`scrolls sideways by ${wider} px`)
    await screen.after?.(person.page)
    if (problems.length > 0) found[screen.name] = problems
  }
  await person.leave()
  return found
}

describe.each([
  { theme: 'light', width: 1280, part: 'all' },
  { theme: 'dark', width: 390, part: 'look' },
] as const)('$theme at $width px', ({ part, ...look }) => {
  it.each(['visitor', 'member', 'moderator'] as const)('every screen of a %s is accessible and fits', async who => {
    expect(await problemsOf(who, look, part)).toEqual({})
  })
})

it('a visitor reads and compares at 320 px without scrolling sideways', async () => {
  const person = await browser.arrive(world.wiki.url, { width: 320, height: 700 })
  for (const screen of screens.filter(({ as, complains }) => as === 'visitor' && !complains)) {
    await person.page.goto(screen.path(world))
    expect([screen.name, await sidewaysScroll(person.page)]).toEqual([screen.name, 0])
  }
  await person.leave()
})

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
