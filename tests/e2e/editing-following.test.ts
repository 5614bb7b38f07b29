import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'
import { makePage, openDraft, openWritersWiki, type Writer, type WritersWiki, waitUntil } from '../editor/writers.ts'
import { accessibilityProblems } from '../support/axe.ts'
import { authorOf, textOf } from '../support/writing.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki()
})
afterAll(() => wiki.close())

/** Somebody who writes at the end of a long text, and somebody who has it open at the start. */
async function twoFarApart(): Promise<{ ahead: Writer; follower: Writer }> {
  const ahead = await wiki.writer()
  const follower = await wiki.writer()
  const slug = await makePage(ahead.page)
  const paragraphs = Array.from({ length: 60 }, (_, index) => `Paragraph ${index + 1}.`)
  await authorOf(wiki.app.platform, ahead.account).write(slug, textOf(...paragraphs))
  await openDraft(follower, slug)
  await follower.page.keyboard.press('ControlOrMeta+Home')
  await openDraft(ahead, slug)
  await ahead.page.keyboard.press('ControlOrMeta+End')
  await follower.page.getByRole('button', { name: '2 editing' }).waitFor()
  return { ahead, follower }
}

const bar = (page: Page) => page.getByRole('region', { name: 'Following' })

async function follow({ page }: Writer, { account }: Writer): Promise<void> {
  await page.getByRole('button', { name: /editing/ }).click()
  await page.getByRole('button', { name: `Follow ${account.name}` }).click()
  await bar(page).getByText(`Following ${account.name}`).waitFor()
}

/** Resolves when the only other caret there is stands inside the window. */
function seesCaret({ text }: Writer): Promise<void> {
  const isSeen = () =>
    text.locator('.caret').evaluateAll(carets => {
      const place = carets[0]?.getBoundingClientRect()
      return place !== undefined && place.top > 0 && place.bottom < innerHeight
    })
  return waitUntil(isSeen, async () => 'the caret is not on the screen')
}

const leaveAll = async (...people: Writer[]) => {
  for (const person of people) await person.leave()
}

describe("a step of somebody's caret", () => {
  it('[COL31] changes nothing in the page but the carets', async () => {
    const { ahead, follower } = await twoFarApart()
    await follower.page.evaluate(() => {
      const changed: string[] = []
      Object.assign(globalThis, { changed })
      const note = ({ target }: MutationRecord) => {
        const place = target instanceof Element ? target : target.parentElement
        // What was saved grows older by the second.
        if (!place?.closest('.ed__text, .ed__save')) changed.push(place?.outerHTML.slice(0, 200) ?? target.nodeName)
      }
      const all = { attributes: true, characterData: true, childList: true, subtree: true }
      new MutationObserver(changes => changes.forEach(note)).observe(document.body, all)
    })
    const caret = () => follower.text.locator('.caret').evaluate(element => element.nextSibling?.textContent ?? '')
    for (const behind of ['.', '0.', '60.']) {
      await ahead.page.keyboard.press('ArrowLeft')
      await waitUntil(async () => (await caret()) === behind, caret)
    }
    expect(await follower.page.evaluate(() => (globalThis as unknown as { changed: string[] }).changed)).toEqual([])
    await leaveAll(ahead, follower)
  })
})

describe("following somebody's caret", () => {
  it('[COL30] works by keyboard, goes along wherever the caret goes, and stops by Escape', async () => {
    const { ahead, follower } = await twoFarApart()
    const { page } = follower
    await page.getByRole('button', { name: '2 editing' }).focus()
    await page.keyboard.press('Enter')
    const entry = page.getByRole('button', { name: `Follow ${ahead.account.name}` })
    await entry.waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await entry.focus()
    await page.keyboard.press('Enter')
    await bar(page).getByText(`Following ${ahead.account.name}`).waitFor()
    await page.getByText(`Following ${ahead.account.name}. Escape stops it.`).waitFor({ state: 'attached' })
    await seesCaret(follower)
    expect(await accessibilityProblems(page)).toEqual([])

    await ahead.page.keyboard.press('ControlOrMeta+Home')
    await ahead.page.keyboard.type('Up here. ')
    await follower.text.getByText('Up here.').waitFor()
    await seesCaret(follower)
    expect(await page.evaluate(() => scrollY)).toBeLessThan(200)

    await page.keyboard.press('Escape')
    await bar(page).waitFor({ state: 'detached' })
    await page.getByText(`No longer following ${ahead.account.name}.`).waitFor({ state: 'attached' })
    await leaveAll(ahead, follower)
  })

  it('[COL30] ends by what the follower does: typing, scrolling, clicking, the button', async () => {
    const { ahead, follower } = await twoFarApart()
    const { page, text } = follower
    const doings = {
      typing: () => page.keyboard.type('x'),
      scrolling: () => page.mouse.wheel(0, -50),
      clicking: () => text.getByText('Paragraph 57.').click(),
      button: () => bar(page).getByRole('button', { name: 'Stop' }).click(),
    }
    for (const doing of Object.values(doings)) {
      await follow(follower, ahead)
      await seesCaret(follower)
      await doing()
      await bar(page).waitFor({ state: 'detached' })
    }
    await leaveAll(ahead, follower)
  })

  it('[COL30] ends in words when the other leaves, and says when the other only reads', async () => {
    const { ahead, follower } = await twoFarApart()
    await follow(follower, ahead)
    await ahead.page.getByRole('button', { name: 'Undo' }).focus()
    await bar(follower.page).getByText(`Following ${ahead.account.name}, who is reading`).waitFor()
    await ahead.leave()
    await bar(follower.page).getByText(`${ahead.account.name} left. No longer following.`).waitFor()
    await follower.leave()
  })

  it('[COL28] offers nobody who has no caret in the text, and says what they do', async () => {
    const { ahead, follower } = await twoFarApart()
    const { page } = follower
    await ahead.page.getByRole('button', { name: 'Undo' }).focus()
    await page.getByRole('button', { name: '1 editing, 1 reading' }).click()
    const list = page.getByRole('dialog', { name: 'Who is here' })
    await list.getByRole('listitem').filter({ hasText: ahead.account.name }).getByText('reading').waitFor()
    expect(await list.getByRole('button', { name: /Follow/ }).count()).toBe(0)
    await leaveAll(ahead, follower)
  })

  it('[COL29] sees again at once whoever sat still while the connection was lost', async () => {
    const { ahead, follower } = await twoFarApart()
    follower.expectProblem(/ERR_INTERNET_DISCONNECTED|WebSocket/)
    await follow(follower, ahead)
    await follower.context.setOffline(true)
    await bar(follower.page).getByText('Not connected. No longer following.').waitFor()
    await follower.page.getByRole('button', { name: /^Last seen/ }).waitFor()
    await follower.context.setOffline(false)
    await follower.page.getByRole('list', { name: 'Here now' }).getByText(ahead.account.name).waitFor({
      state: 'attached',
    })
    await leaveAll(ahead, follower)
  })
})
