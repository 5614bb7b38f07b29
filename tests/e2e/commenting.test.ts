import { doc, paragraph } from '@fieldword/shared/document/build.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { makePage, openDraft, openWritersWiki, reads, type Writer, type WritersWiki, write } from '../editor/writers.ts'
import { accessibilityProblems } from '../support/axe.ts'
import { authorOf } from '../support/writing.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki()
})
afterAll(() => wiki.close())

const agency = 'Students make important decisions about their learning.'
const pathways = 'Students learn actively using different pathways.'

const rail = (page: Page) => page.getByRole('complementary', { name: 'Comments' })
const marked = ({ text }: Writer) => text.locator('.cm')

/** Selects words of the text by keyboard alone: from `before` on, so many letters. */
async function select({ page }: Writer, before: number, letters: number): Promise<void> {
  await page.keyboard.press('ControlOrMeta+Home')
  // The editor takes the focus with the next frame, and would take back what was moved before it.
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  for (let left = before; left > 0; left -= 1) await page.keyboard.press('ArrowRight')
  for (let left = letters; left > 0; left -= 1) await page.keyboard.press('Shift+ArrowRight')
}

describe('comments beside a draft', () => {
  it('[DSC60] [DSC61] [DSC64] reach the other at once, follow their words, are taken over and resolved', async () => {
    const one = await wiki.writer()
    const other = await wiki.writer()
    const slug = await makePage(one.page)
    await authorOf(wiki.app.platform, one.account).write(slug, doc(paragraph('a', agency), paragraph('p', pathways)))
    await openDraft(other, slug)
    await openDraft(one, slug)
    await rail(one.page).getByText('No open comments').waitFor()

    await select(one, agency.indexOf('important'), 'important decisions'.length)
    await one.page.keyboard.press('ControlOrMeta+Alt+m')
    await rail(one.page).getByRole('textbox', { name: 'Comment' }).waitFor()
    await one.page.keyboard.type('Which ones?')
    await one.page.keyboard.press('ControlOrMeta+Enter')
    const seen = rail(other.page).getByRole('region', { name: 'Comment on “important decisions”' })
    await seen.getByText('Which ones?').waitFor()
    expect(await marked(other).allTextContents()).toEqual(['important decisions'])

    // The other writes before and within the same paragraph; the words are still the words, for both.
    await other.page.keyboard.press('ControlOrMeta+Home')
    await write(other, 'All ')
    await reads(one.text, [`All ${agency}`, pathways])
    expect(await marked(one).allTextContents()).toEqual(['important decisions'])
    expect(await marked(other).allTextContents()).toEqual(['important decisions'])

    await seen.getByRole('button', { name: 'Reply' }).click()
    await other.page.keyboard.type('Those about pace.')
    await other.page.keyboard.press('ControlOrMeta+Enter')
    await rail(one.page).getByText('Those about pace.').waitFor()
    expect(await accessibilityProblems(one.page)).toEqual([])
    await rail(one.page).getByRole('button', { name: 'Resolve', exact: true }).click()
    await rail(other.page).getByText('No open comments').waitFor()
    expect(await marked(other).count()).toBe(0)

    // Proposed words: the other accepts, and it is the other's edit.
    await other.text.click()
    await select(other, `All ${agency}`.length + 1 + pathways.indexOf('using'), 'using'.length)
    await other.page.getByRole('button', { name: 'Comment', exact: true }).first().click()
    await other.page.keyboard.type('It reads better.')
    await rail(other.page).getByLabel('Propose other words').check()
    await rail(other.page).getByLabel('Words to put there instead').fill('through')
    await rail(other.page).getByRole('button', { name: 'Comment', exact: true }).click()
    const proposed = rail(one.page).getByRole('region', { name: 'Comment on “using”' })
    await proposed.getByRole('button', { name: 'Accept' }).click()
    await reads(other.text, [`All ${agency}`, pathways.replace('using', 'through')])
    await rail(other.page).getByRole('button', { name: 'Resolved 2' }).click()
    await rail(other.page).getByText('Their words are gone 1').click()
    await rail(other.page).getByText(`Accepted by ${one.account.name}`).waitFor()
    await one.leave()
    await other.leave()
  })
})
