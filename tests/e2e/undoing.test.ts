import { findPage } from '@fieldword/server/pages/index.ts'
import { readDraftNow } from '@fieldword/server/review/proposing.ts'
import { viewReview } from '@fieldword/server/review/reading.ts'
import { undo } from '@fieldword/server/review/undo-commands.ts'
import { previewUndo } from '@fieldword/server/review/undoing.ts'
import { doc, heading, link, paragraph, text } from '@fieldword/shared/document/build.ts'
import type { NodeJson } from '@fieldword/shared/document/document.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import {
  blocks,
  openDraft,
  openWritersWiki,
  reads,
  type Writer,
  type WritersWiki,
  waitUntil,
  write,
} from '../editor/writers.ts'
import { accessibilityProblems } from '../support/axe.ts'
import { type BrowsingPerson, signIn } from '../support/browser.ts'
import { aModerator, emailOf, password } from '../support/people.ts'
import { approve, textOf, twoPeople } from '../support/writing.ts'

let wiki: WritersWiki
let people: Awaited<ReturnType<typeof twoPeople>>
beforeAll(async () => {
  wiki = await openWritersWiki({ inTurn: true })
  people = await twoPeople(wiki.app.platform)
})
afterAll(() => wiki.close())

let made = 0
/** A page with these texts approved one after the other. */
async function aPage(...texts: string[][]): Promise<string> {
  made += 1
  const { slug } = await people.author.makePage(`Undoing ${made}`)
  for (const text of texts) await people.publish(slug, textOf(...text))
  return slug
}

async function arrive(options: Parameters<WritersWiki['browser']['arrive']>[1] = {}): Promise<BrowsingPerson> {
  const person = await wiki.browser.arrive(wiki.app.url, options)
  // Signing in is a page that needs scripts; whoever reads without them comes with a session.
  const signed = await person.page.request.post('/api/v1/session', {
    data: { email: emailOf(people.member), password },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  expect(signed.ok()).toBe(true)
  return person
}

/** Sends the form, and arrives at the proposal. */
async function proposeUndo(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Propose the undo' }).click()
  await page.getByText('Undoes r2').first().waitFor()
}

const first = ['Students advance.', 'Pace varies.']
const second = ['Students advance upon mastery.', 'Pace varies.']
const third = ['Students advance upon mastery.', 'Pace varies by student.']
const clashing = ['Students advance upon demonstrated mastery.', 'Pace varies.']

describe('undoing a revision', () => {
  it('[RV20] is found on it, in its history and where it is compared, and proposes the text without it', async () => {
    const slug = await aPage(first, second, third)
    const { page, leave } = await arrive()
    await page.goto(`/wiki/${slug}/compare?from=1&to=2`)
    expect(await page.getByRole('link', { name: 'Undo r2' }).getAttribute('href')).toBe(
      `/wiki/${slug}/revisions/2/undo`,
    )
    expect(await page.getByRole('link', { name: 'Restore r1' }).count()).toBe(1)
    await page.goto(`/wiki/${slug}/history`)
    await page.getByRole('button', { name: 'More for r2' }).click()
    expect(await page.getByRole('link', { name: 'Undo r2' }).count()).toBe(1)
    expect(await page.getByRole('link', { name: 'Undo r1' }).count()).toBe(0)
    await page.goto(`/wiki/${slug}/revisions/2`)
    await page.getByRole('link', { name: 'Undo this revision' }).click()
    await page.getByRole('heading', { level: 1, name: 'Undo r2' }).waitFor()
    expect(await page.locator('.cmp__row del').allTextContents()).toEqual(['removed:  upon mastery'])
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByLabel('Summary').fill('Mastery is said elsewhere')
    await page.getByRole('button', { name: 'Propose the undo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Mastery is said elsewhere' }).waitFor()
    await page.getByText('Undoes r2').first().waitFor()
    await leave()
  })

  it('[RV23] [WEB1] [WEB20] has every conflict decided on, without scripts as well', async () => {
    const slug = await aPage(first, second, clashing)
    const { page, leave, expectProblem } = await arrive({ script: false, width: 390 })
    expectProblem(/409/)
    await page.goto(`/wiki/${slug}/revisions/2/undo`)
    await page.getByRole('heading', { name: 'One place to decide on' }).waitFor()
    const conflict = page.getByRole('group', { name: 'Words in a paragraph' })
    await page.getByRole('button', { name: 'Propose the undo' }).click()
    await page.getByRole('alert').getByText('Decide on each such place').waitFor()
    await conflict.getByText('Decide on this one.').waitFor()
    await conflict.getByRole('radio', { name: /^Other words/ }).check()
    await conflict.getByRole('textbox', { name: 'Other words' }).fill(' when they are ready')
    await page.getByLabel('Summary').fill('Say when, not how')
    await page.getByRole('button', { name: 'See the result' }).click()
    await page.locator('.rd__main ins').getByText('when they are ready').waitFor()
    expect(await conflict.getByRole('radio', { name: /^Other words/ }).isChecked()).toBe(true)
    expect(await page.getByLabel('Summary').inputValue()).toBe('Say when, not how')
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(390)
    await page.getByRole('button', { name: 'Propose the undo' }).click()
    await page.getByRole('heading', { level: 1, name: 'Say when, not how' }).waitFor()
    await leave()
  })

  it('[RV23] [RV50] [WEB20] says in words how a block, a link and a place differ, and takes either, without scripts', async () => {
    const [alpha, beta, gamma] = ['Alpha comes first.', 'Beta comes next.', 'Gamma comes last.'].map((words, index) =>
      paragraph(`b${index}`, words),
    ) as [NodeJson, NodeJson, NodeJson]
    const told = (level: 2 | 3 | 4, href: string, ...rest: NodeJson[]) =>
      doc(heading('h', level, 'Scope'), paragraph('l', [text('See '), text('time', link(href)), text('.')]), ...rest)
    made += 1
    const { slug } = await people.author.makePage(`Undoing ${made}`)
    await people.publish(slug, told(2, '/wiki/time', alpha, beta, gamma))
    await people.publish(slug, told(3, '/wiki/seat-time', gamma, alpha, beta))
    await people.publish(slug, told(4, '/wiki/clock-hours', alpha, gamma, beta))
    const whole = await arrive()
    await whole.page.goto(`/wiki/${slug}/revisions/2/undo`)
    expect(await accessibilityProblems(whole.page)).toEqual([])
    await whole.leave()
    const { page, leave } = await arrive({ script: false, width: 390 })
    await page.goto(`/wiki/${slug}/revisions/2/undo`)
    await page.getByRole('heading', { name: '3 places to decide on' }).waitFor()
    const sides = async (title: string) => {
      const conflict = page.getByRole('group', { name: title })
      return [await conflict.locator('.cfl__was').textContent(), ...(await conflict.locator('label').allTextContents())]
    }
    expect(await sides('The level of a heading')).toEqual([
      'As r2 made it: Heading level 3',
      'As approved now, r3Heading level 4',
      'As before, r1Heading level 2',
    ])
    expect(await sides('The link on “time”, in a paragraph')).toEqual([
      'As r2 made it: /wiki/seat-time',
      'As approved now, r3/wiki/clock-hours',
      'As before, r1/wiki/time',
    ])
    expect(await sides('The place of a paragraph')).toEqual([
      'As r2 made it: After “See time.”',
      'As approved now, r3After “Alpha comes first.”',
      'As before, r1After “Beta comes next.”',
    ])
    for (const one of await page.getByRole('radio', { name: /^As before/ }).all()) await one.check()
    await page.getByRole('button', { name: 'See the result' }).click()
    await page.waitForLoadState()
    expect(await page.getByRole('radio', { name: /^As before/, checked: true }).count()).toBe(3)
    await proposeUndo(page)
    await page.goto(`/wiki/${slug}/revisions/4`)
    expect(await page.locator('.prose > *').allTextContents()).toEqual([
      ...['Scope', 'See time.', 'Alpha comes first.', 'Beta comes next.', 'Gamma comes last.'],
    ])
    expect(await page.locator('.prose h2').count()).toBe(1)
    expect(await page.locator('.prose a').getAttribute('href')).toBe('/new?title=Time')
    await leave()
  })

  it('[RV22] [RV50] says in words what the draft keeps as its own', async () => {
    const told = (level: 2 | 3 | 4) => doc(heading('h', level, 'Scope'), paragraph('p', 'Students advance.'))
    made += 1
    const { slug } = await people.author.makePage(`Undoing ${made}`)
    await people.publish(slug, told(2))
    await people.publish(slug, told(3))
    await people.author.write(slug, told(4))
    const { page, leave } = await arrive({ script: false, width: 390 })
    await page.goto(`/wiki/${slug}/revisions/2/undo`)
    await page.getByText('In one place it says something of its own about the same').waitFor()
    await page.getByText('What the draft keeps as its own').click()
    const kept = page.locator('.drf__gone').first()
    await kept.getByText('The level of a heading').waitFor()
    expect(await kept.locator('dd').allTextContents()).toEqual(['Heading level 4', 'Heading level 2'])
    await proposeUndo(page)
    const { id } = await findPage(wiki.app.platform, slug)
    expect((await readDraftNow(wiki.app.platform, id)).document).toEqual(told(4))
    await leave()
  })

  it('[RV23] asks to look again when another text was approved meanwhile, and keeps what was written', async () => {
    const slug = await aPage(first, second, clashing)
    const { page, leave, expectProblem } = await arrive()
    await page.goto(`/wiki/${slug}/revisions/2/undo`)
    const conflict = page.getByRole('group', { name: 'Words in a paragraph' })
    await conflict.getByRole('radio', { name: /^Other words/ }).check()
    await conflict.getByRole('textbox', { name: 'Other words' }).fill(' when ready')
    await people.publish(slug, textOf('Students advance upon demonstrated mastery.', 'Pace differs.'))
    expectProblem(/409/)
    await page.getByRole('button', { name: 'Propose the undo' }).click()
    await page.getByRole('alert').getByText('Another text was approved while you looked.').waitFor()
    expect(await conflict.getByRole('textbox', { name: 'Other words' }).inputValue()).toBe(' when ready')
    await proposeUndo(page)
    await leave()
  })

  it('[RV21] says why there is nothing to undo', async () => {
    const slug = await aPage(first, second)
    const { page, leave, expectProblem } = await arrive()
    expectProblem(/409/)
    await page.goto(`/wiki/${slug}/revisions/1/undo`)
    await page.getByText('there is no text before it to go back to').waitFor()
    await leave()
  })
})

describe('people who are typing', () => {
  const words = Array.from({ length: 8 }, (_, index) => `Paragraph ${index} says what it says.`)
  const typed = ' came many more words from somebody who never stopped typing while others had their way'
  /** Types on in the fifth paragraph, in which "Then" stands already, while the others do something. */
  async function typeDuring(writer: Writer, others: () => Promise<void>): Promise<void> {
    const typing = writer.page.keyboard.type(typed, { delay: 25 })
    await others()
    await typing
    await write(writer, '.')
    const expected = words.with(4, `${words[4]} Then${typed}.`)
    await reads(writer.text, expected)
    await writer.page.keyboard.type(' Here', { delay: 5 })
    await reads(writer.text, expected.with(4, `${expected[4]} Here`))
  }

  it('[RV22] [COL16] lose no letter and keep their carets when others undo and restore', async () => {
    const changed = words.with(1, 'Paragraph one says something else.').with(6, 'Paragraph six says something else.')
    const slug = await aPage(words, changed)
    const writer = await wiki.writer()
    await openDraft(writer, slug)
    await writer.text.getByText('Paragraph 4 says').click()
    await writer.page.keyboard.press('End')
    await write(writer, ' Then')
    const other = await arrive()
    await typeDuring(writer, async () => {
      await other.page.goto(`/wiki/${slug}/revisions/2/undo`)
      await other.page.getByText('The draft holds words that are not approved yet').waitFor()
      await proposeUndo(other.page)
    })
    await writer.leave()
    await other.leave()
  })

  it('[RV12] [RV22] [COL16] also when an old text is restored, with a block before theirs', async () => {
    const changed = words.with(6, 'Paragraph six says something else.')
    const slug = await aPage(words)
    await people.publish(slug, { type: 'doc', content: textOf(...changed).content.slice(1) })
    const writer = await wiki.writer()
    await openDraft(writer, slug)
    await reads(writer.text, changed.slice(1))
    await writer.text.getByText('Paragraph 4 says').click()
    await writer.page.keyboard.press('End')
    await write(writer, ' Then')
    const other = await arrive()
    await other.page.goto(`/wiki/${slug}/revisions/1/restore`)
    await other.page.getByText('The draft holds words that are not approved yet').waitFor()
    await typeDuring(writer, async () => {
      await other.page.getByRole('button', { name: 'Propose restoration' }).click()
      await other.page.getByText('Restores r1').first().waitFor()
    })
    await writer.leave()
    await other.leave()
  })

  it('[RV22] [COL16] also where a block is put before theirs, and words beside theirs change', async () => {
    const before = [
      'Alpha was here first.',
      'Beta says one thing and another thing of the same matter.',
      'Gamma ends it.',
    ]
    const after = ['Beta says two things and another sort of the same matter.', 'Gamma ends it.']
    made += 1
    const { slug } = await people.author.makePage(`Undoing ${made}`)
    const [alpha, beta, gamma] = textOf(...before).content
    await people.publish(slug, { type: 'doc', content: [alpha, beta, gamma].flatMap(node => node ?? []) })
    const [b, c] = textOf('', ...after).content.slice(1)
    await people.publish(slug, { type: 'doc', content: [b, c].flatMap(node => node ?? []) })
    const writer = await wiki.writer()
    await openDraft(writer, slug)
    await reads(writer.text, after)
    // The caret between the two changes of its own paragraph.
    await writer.text.getByText('Beta says').click()
    await writer.page.keyboard.press('Home')
    for (let step = 0; step < 'Beta says two things and'.length; step += 1)
      await writer.page.keyboard.press('ArrowRight')
    await writer.page.keyboard.type(' also')
    const other = await arrive()
    await other.page.goto(`/wiki/${slug}/revisions/2/undo`)
    await proposeUndo(other.page)
    await waitUntil(
      async () => (await blocks(writer.text)).length === 3,
      async () => JSON.stringify(await blocks(writer.text)),
    )
    await writer.page.keyboard.type(' yes', { delay: 5 })
    await reads(writer.text, [
      'Alpha was here first.',
      'Beta says one thing and also yes another thing of the same matter.',
      'Gamma ends it.',
    ])
    await writer.leave()
    await other.leave()
  })
})

describe('a proposal that is out of date', () => {
  it('[RV24] [RV25] is brought up to date by a moderator, and then approved', async () => {
    const slug = await aPage(first, second)
    const review = await people.author.propose(slug, textOf(...third), { summary: 'Pace by student' })
    const undoer = await arrive()
    await undoer.page.goto(`/wiki/${slug}/revisions/2/undo`)
    await proposeUndo(undoer.page)
    const undoing = undoer.page.url().split('/review/')[1]?.slice(0, 36) ?? ''
    await undoer.leave()
    await people.approve(await viewReview(wiki.app.platform, people.moderator, undoing))

    const moderator = await wiki.browser.arrive(wiki.app.url)
    await signIn(moderator.page, { email: emailOf(await aModerator(wiki.app.platform)), password })
    const { page } = moderator
    await page.goto('/review')
    await page
      .getByRole('row', { name: /Pace by student/ })
      .getByText('Out of date, no conflict')
      .waitFor()
    await page.goto(`/review/${review.id}`)
    await page.getByText('The two do not touch').waitFor()
    await page.getByRole('link', { name: 'Bring up to date' }).click()
    await page.getByRole('heading', { level: 1, name: /^Bring r\d+ up to date$/ }).waitFor()
    expect(await page.locator('.cmp__row ins').allTextContents()).toEqual(['added:  by student'])
    expect(await accessibilityProblems(page)).toEqual([])
    await page.getByRole('button', { name: 'Bring up to date' }).click()
    await page.getByRole('status').getByText('Brought up to date.').waitFor()
    await page.getByText('What changed since round 1').waitFor()
    await page.getByLabel('Approve').check()
    await page.getByRole('button', { name: /^Approve r\d+$/ }).click()
    await page.getByRole('heading', { name: 'Approved' }).waitFor()
    await page.goto(`/wiki/${slug}`)
    await page.getByText('Students advance.').waitFor()
    await page.getByText('Pace varies by student.').waitFor()
    await moderator.leave()
  })

  it('[RV23] [RV24] has its conflicts decided on by whoever has a part in it, who is not asked again', async () => {
    const slug = await aPage(first, second)
    const review = await people.author.propose(slug, textOf(...clashing), { summary: 'Show the mastery' })
    const { onto } = await previewUndo(wiki.app.platform, people.moderator, { slug, number: 2, choices: [] })
    const wish = { slug, number: 2, choices: [], ontoHash: onto.contentHash }
    const undoing = await undo(wiki.app.platform, people.moderator, wish)
    const other = await aModerator(wiki.app.platform)
    await approve(wiki.app.platform, other, undoing)
    const { page, leave } = await arrive()
    await page.goto(`/review/${review.id}`)
    await page.getByText('Both changed the same in places').waitFor()
    await page.getByRole('link', { name: 'Bring up to date' }).click()
    const conflict = page.getByRole('group', { name: 'Words in a paragraph' })
    await conflict.getByText('No words here').waitFor()
    await conflict.getByRole('radio', { name: /^As proposed/ }).check()
    await page.getByRole('button', { name: 'Bring up to date' }).click()
    await page.getByRole('status').getByText('Brought up to date.').waitFor()
    expect(await page.locator('.rd__dif ins').allTextContents()).toEqual(['added:  upon demonstrated mastery'])
    await leave()
  })
})
