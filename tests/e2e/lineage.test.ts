import { recordLineage } from '@fieldword/server/definitions/lineage-commands.ts'
import { readForEditing } from '@fieldword/server/definitions/lineage-reading.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { seedVersions } from '../../prisma/seed/definition.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'
import {
  type BrowsingPerson,
  openBrowser,
  openWorking,
  type PersonOptions,
  signIn,
  type TestBrowser,
} from '../support/browser.ts'
import { createSeededWiki, type SeededWiki } from '../support/seeded.ts'
import { authorOf } from '../support/writing.ts'

let wiki: SeededWiki
let browser: TestBrowser
let slug: string
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})

let made = 0
/** A definition of its own for each test: five elements of 2011, seven of 2019, and the reading of the seed. */
beforeEach(async () => {
  made += 1
  const page = await authorOf(wiki.platform, wiki.moderator).makePage(`Lineage ${made}`, { kind: 'definition' })
  slug = page.slug
  await wiki.platform.database.inTransaction(tx => seedVersions(tx, wiki.platform, page.id))
})

const at = (below = '', pair = 'from=2011&to=2019') => `/wiki/${slug}/versions/lineage${below}?${pair}`

async function aModerator(options: PersonOptions = {}): Promise<BrowsingPerson> {
  const person = await browser.arrive(wiki.url, options)
  await signIn(person.page, wiki.moderator)
  return person
}

const tieNames = (page: Page) => page.locator('.lne__name').allTextContents()
const tieNamed = (page: Page, name: string) =>
  page.locator('.lne__tie').filter({ has: page.locator('.lne__name', { hasText: name }) })
/** A tie that was told as this. */
const told = (page: Page, name: string, kind: string) =>
  tieNamed(page, name).locator('summary').getByText(kind, { exact: true }).waitFor()
const element = (page: Page, year: string, name: RegExp) =>
  page.getByRole('list', { name: year }).getByRole('button', { name })

async function record(page: Page, summary: string, number: number): Promise<void> {
  await page.getByLabel('Summary').fill(summary)
  await page.getByRole('button', { name: `Record reading ${number}` }).click()
}

/** Somebody else says why in the meantime. */
async function recordBeside(): Promise<void> {
  const pair = { slug, from: '2011', to: '2019' }
  const { ties, reading } = await readForEditing(wiki.platform, wiki.moderator, pair)
  const said = ties.map(tie => (tie.from === 'mastery' ? { ...tie, rationale: 'Said meanwhile.' } : tie))
  const basedOn = reading?.number ?? 0
  await recordLineage(wiki.platform, wiki.moderator, {
    ...pair,
    basedOn,
    reading: 'a process',
    summary: 'Meanwhile',
    ties: said,
  })
}

describe('recording what became of elements', () => {
  it('[DEF41] by keyboard alone: two elements are tied, what that makes of others follows, and steps are taken back', async () => {
    const { page, leave } = await aModerator()
    await openWorking(page, at('/edit'))
    await element(page, '2011', /^4/).focus()
    await page.keyboard.press('Enter')
    await page.getByText('4 of 2011 is chosen: what did it become in 2019?').waitFor()
    await element(page, '2019', /^5/).focus()
    await page.keyboard.press('Space')
    await told(page, '4 Support → 5 Pathways', 'Split')
    await told(page, '4 Support → 3 Support', 'Split')
    // What comes from an element is not new any more.
    expect(await tieNames(page)).not.toContain('5 Pathways')
    await element(page, '2011', /^1/).focus()
    await page.keyboard.press('ControlOrMeta+z')
    await told(page, '4 Support → 3 Support', 'Kept, moved 4 to 3')
    expect(await tieNames(page)).toContain('5 Pathways')
    await page.keyboard.press('ControlOrMeta+Shift+z')
    await tieNamed(page, '4 Support → 5 Pathways').waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.getByText('Choose an element, then what it became').waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await record(page, 'Support leads to pathways too', 2)
    await page.getByRole('heading', { level: 1, name: 'Reading 2 of 2011 to 2019' }).waitFor()
    await page.getByText('Added: 4 of 2011 and 5 of 2019, split.').waitFor()
    await leave()
  })

  it('[DEF41] by drawing from dot to dot', async () => {
    const { page, leave } = await aModerator()
    await openWorking(page, at('/edit'))
    const grip = async (year: string, name: RegExp) => {
      const box = await page
        .getByRole('list', { name: year })
        .getByRole('listitem')
        .filter({ hasText: name })
        .locator('.lne__grip')
        .boundingBox()
      if (!box) throw new Error('there is no dot')
      return [box.x + box.width / 2, box.y + box.height / 2] as const
    }
    const [from, to] = [await grip('2011', /^3/), await grip('2019', /^4/)]
    await page.mouse.move(...from)
    await page.mouse.down()
    await page.mouse.move(...to, { steps: 5 })
    expect(await page.locator('.lne__drawn line').count()).toBe(1)
    await page.mouse.up()
    await told(page, '3 Assessment → 4 Mastery', 'Split')
    await told(page, '1 Mastery → 4 Mastery', 'Joined')
    await page.getByRole('button', { name: 'Undo' }).click()
    await told(page, '1 Mastery → 4 Mastery', 'Reworded, moved 1 to 4')
    await leave()
  })

  it('[DEF40] [DEF41] what the texts suggest is no part of a reading before a person says so', async () => {
    const { page, leave } = await aModerator()
    await openWorking(page, at('/edit', 'from=2018&to=2019'))
    const suggested = page.locator('.lne__tie[data-suggested]')
    const count = await suggested.count()
    expect(count).toBeGreaterThan(3)
    await page.getByRole('button', { name: /^Confirm 4 Instruction and support → 3 Support/ }).click()
    await page.getByRole('button', { name: /^Drop 3 Cultures → 6 Equity/ }).click()
    expect(await suggested.count()).toBe(count - 2)
    await page.getByText(`${count - 2} suggestions are not part of it until confirmed.`).waitFor()
    await page.getByRole('button', { name: `Confirm all ${count - 2} suggested` }).click()
    expect(await suggested.count()).toBe(0)
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Drop all suggested' }).click()
    expect(await tieNames(page)).toEqual(['4 Instruction and support → 3 Support'])
    await record(page, 'What is sure', 1)
    await page.getByRole('heading', { level: 1, name: 'Reading 1 of 2018 to 2019' }).waitFor()
    expect(await page.getByRole('list', { name: 'Ties' }).getByRole('listitem').count()).toBe(1)
    await leave()
  })

  it('[DEF42] the words that carried over are marked by keyboard and by mouse, and why is said', async () => {
    const { page, leave } = await aModerator()
    await openWorking(page, at('/edit'))
    await page.getByText('2 Competencies → 1 Agency').click()
    const tie = tieNamed(page, '2 Competencies → 1 Agency')
    const earlier = tie.getByRole('listbox', { name: 'Words of 2011, element 2' })
    expect(await earlier.getByRole('option', { selected: true }).allTextContents()).toEqual(['empower', 'students'])
    await earlier.getByRole('option', { name: 'Competencies' }).focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Space')
    const marked = await earlier.getByRole('option', { selected: true }).allTextContents()
    expect(marked).toEqual(['that', 'empower', 'students'])
    await page.keyboard.press('Space')
    const later = tie.getByRole('listbox', { name: 'Words of 2019, element 1' })
    const [start, end] = [
      await later.getByText('Students', { exact: true }).boundingBox(),
      await later.getByText('empowered').boundingBox(),
    ]
    if (!start || !end) throw new Error('there are no words')
    await page.mouse.move(start.x + 5, start.y + start.height / 2)
    await page.mouse.down()
    await page.mouse.move(end.x + 5, end.y + end.height / 2, { steps: 20 })
    await page.mouse.up()
    await tie.getByLabel('Why it changed').fill('Agency is said first.')
    await record(page, 'Name the words on both sides', 2)
    await page.getByRole('heading', { level: 1, name: 'Reading 2 of 2011 to 2019' }).waitFor()
    const recorded = page
      .getByRole('list', { name: 'Ties' })
      .getByRole('listitem')
      .filter({ hasText: '2 Competencies → 1 Agency' })
    expect(await recorded.locator('.fw-mov').allTextContents()).toEqual([
      'carried over: empower students',
      'carried over: Students are empowered',
    ])
    await recorded.getByText('Agency is said first.').waitFor()
    await page.goto(`/wiki/${slug}?lineage=open`)
    await page.getByText('Agency is said first.').waitFor()
    await leave()
  })

  it('[DEF32] [DEF43] whoever was slower reads what came meanwhile, loses nothing, and records after it', async () => {
    const { page, leave, expectProblem } = await aModerator()
    expectProblem(/409/)
    await openWorking(page, at('/edit'))
    await page.getByRole('button', { name: 'Remove 6 Equity' }).click()
    await recordBeside()
    await record(page, 'Equity is not new', 2)
    await page.getByRole('heading', { name: 'Somebody else recorded a reading' }).waitFor()
    await page.getByText('Left out: 6 of 2019, new.').waitFor()
    await page.getByText('1 of 2011 and 4 of 2019: no longer says why.').waitFor()
    expect(await page.getByLabel('Summary').inputValue()).toBe('Equity is not new')
    expect(await tieNames(page)).not.toContain('6 Equity')
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByLabel('I have read it. Record mine after it.').check()
    await page.getByRole('button', { name: 'Record reading 3' }).click()
    await page.getByRole('heading', { level: 1, name: 'Reading 3 of 2011 to 2019' }).waitFor()
    await leave()
  })

  it('[DEF43] leaving with something unsaved asks first', async () => {
    const { page, leave, expectProblem } = await aModerator()
    expectProblem(/^dialog/)
    await openWorking(page, at('/edit'))
    await page.getByRole('button', { name: 'Remove 6 Equity' }).click()
    const asked = page.waitForEvent('dialog')
    await page.evaluate(() => location.assign('/'))
    expect((await asked).type()).toBe('beforeunload')
    expect(page.url()).toContain('/versions/lineage/edit')
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await leave()
  })

  it('[WEB20] [DEF44] without scripts, on a small window: ties are added, what is wrong is said of the tie, and it is recorded', async () => {
    const { page, leave, expectProblem } = await aModerator({ script: false, width: 390 })
    expectProblem(/400/)
    await page.goto(at('/edit'))
    const add = page.getByRole('group', { name: 'Another tie' })
    await add.getByLabel('2011').selectOption('assessment')
    await add.getByLabel('2019').selectOption('pathways')
    await add.getByRole('button', { name: 'Add this tie' }).click()
    await page.getByText('3 Assessment → 5 Pathways').click()
    const added = tieNamed(page, '3 Assessment → 5 Pathways')
    await added.getByLabel('What happened').selectOption('reworded')
    await added.getByLabel('Why it changed').fill('It is said for a test.')
    await page.getByLabel('Summary').fill('Assessment leads to pathways')
    await page.getByRole('button', { name: 'Record reading 2' }).click()
    const alert = page.getByRole('alert')
    await alert.getByText('Some ties cannot be as they are.').waitFor()
    await alert.getByText('3 to 5: with 2 successors it was split, not reworded.').waitFor()
    expect(await sidewaysScroll(page)).toBe(0)
    await added.getByLabel('What happened').selectOption('split')
    await page.getByRole('button', { name: 'Record reading 2' }).click()
    await page.getByRole('heading', { level: 1, name: 'Reading 2 of 2011 to 2019' }).waitFor()
    await page.getByText('It is said for a test.').waitFor()
    await leave()
  })

  it('[DEF44] without scripts, whoever was slower is told, and records after it', async () => {
    const { page, leave, expectProblem } = await aModerator({ script: false })
    expectProblem(/409/)
    await page.goto(at('/edit'))
    await recordBeside()
    const equity = tieNamed(page, '6 Equity')
    await equity.getByLabel('Part of the reading').uncheck()
    await page.getByLabel('Summary').fill('Equity is not new')
    await page.getByRole('button', { name: 'Record reading 2' }).click()
    await page.getByText('Left out: 6 of 2019, new.').waitFor()
    await page.getByLabel('I have read it. Record mine after it.').check()
    await page.getByRole('button', { name: 'Record reading 3' }).click()
    await page.getByRole('heading', { level: 1, name: 'Reading 3 of 2011 to 2019' }).waitFor()
    await leave()
  })
})

describe('readings', () => {
  it('[DEF32] are read by everybody, each at its address, and restored by moderators', async () => {
    await recordBeside()
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(at())
    await page.getByRole('link', { name: '2 Meanwhile' }).click()
    await page.getByText('1 of 2011 and 4 of 2019: now says why.').waitFor()
    await page.getByText('Who says so: a process, before editorial reading.').waitFor()
    expect(await page.getByRole('button', { name: /Restore/ }).count()).toBe(0)
    await page.goto(at('/edit'))
    expect(page.url()).toContain('/sign-in')
    await leave()
    const moderator = await aModerator({ script: false })
    await moderator.page.goto(`/wiki/${slug}`)
    await moderator.page.getByRole('link', { name: 'Lineage', exact: true }).click()
    await moderator.page.getByRole('link', { name: /^1 Read off/ }).click()
    await moderator.page.getByText('Reading 2 counts now.').waitFor()
    await moderator.page.getByRole('button', { name: 'Restore reading 1' }).click()
    await moderator.page.getByRole('heading', { level: 1, name: 'Reading 3 of 2011 to 2019' }).waitFor()
    await moderator.page.getByText('Restores reading 1.').waitFor()
    await moderator.leave()
  })

  it('[DEF32] of versions nobody read yet there are none, and it says so', async () => {
    const { page, leave } = await browser.arrive(wiki.url)
    await page.goto(at('', 'from=2018&to=2019'))
    await page.getByText('Nobody has recorded yet what became of each element.').waitFor()
    await leave()
  })
})
