import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  blocks,
  makePage,
  openDraft,
  openWritersWiki,
  reads,
  type Writer,
  type WritersWiki,
  waitUntil,
  write,
} from '../editor/writers.ts'
import { accessibilityProblems } from '../support/axe.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki({ inTurn: true })
})
afterAll(() => wiki.close())

async function twoWriters(): Promise<{ one: Writer; two: Writer; slug: string }> {
  const one = await wiki.writer()
  const two = await wiki.writer()
  return { one, two, slug: await makePage(one.page) }
}

const sameText = async (one: Writer, two: Writer): Promise<boolean> =>
  JSON.stringify(await blocks(one.text)) === JSON.stringify(await blocks(two.text))

describe('two people in one draft', () => {
  it('[COL1] type at once in one paragraph and end with the same text', async () => {
    const { one, two, slug } = await twoWriters()
    await openDraft(one, slug)
    await write(one, 'middle')
    await openDraft(two, slug)
    await reads(two.text, ['middle'])
    await one.page.keyboard.press('Home')
    await two.page.keyboard.press('End')
    const start = 'what the first one writes before it, '
    const end = ', what the second one writes after it'
    await Promise.all([one.page.keyboard.type(start, { delay: 5 }), two.page.keyboard.type(end, { delay: 5 })])
    await reads(one.text, [`${start}middle${end}`])
    await reads(two.text, [`${start}middle${end}`])
    await one.leave()
    await two.leave()
  })

  it('[COL1] type at the very same place, and no letter of either is lost', async () => {
    const { one, two, slug } = await twoWriters()
    await openDraft(one, slug)
    await write(one, '.')
    await openDraft(two, slug)
    await reads(two.text, ['.'])
    await one.page.keyboard.press('Home')
    await two.page.keyboard.press('Home')
    await Promise.all([
      one.page.keyboard.type('a'.repeat(40), { delay: 3 }),
      two.page.keyboard.type('b'.repeat(40), { delay: 3 }),
    ])
    await waitUntil(
      async () => (await sameText(one, two)) && (await blocks(one.text)).join('').length === 81,
      async () => JSON.stringify([await blocks(one.text), await blocks(two.text)]),
    )
    const text = (await blocks(one.text)).join('')
    expect([text.replaceAll(/[^a]/g, '').length, text.replaceAll(/[^b]/g, '').length]).toEqual([40, 40])
    await one.leave()
    await two.leave()
  })

  it('[COL12] see each other by the name the server gives them, and where each is', async () => {
    const { one, two, slug } = await twoWriters()
    await openDraft(one, slug)
    await one.page.getByRole('button', { name: 'Only you are here' }).waitFor()
    await write(one, '# A section')
    await openDraft(two, slug)
    await two.page.keyboard.press('End')
    await one.page.getByRole('list', { name: 'Here now' }).getByText(two.account.name).waitFor({ state: 'attached' })
    const caret = one.text.locator('.caret')
    await caret.getByText(two.account.name).waitFor()
    expect(await caret.getAttribute('aria-hidden')).toBe('true')
    expect(await caret.getAttribute('data-p')).toBe(String(two.account.colour))
    expect(await caret.getAttribute('style')).toBeNull()
    await one.page
      .getByRole('navigation', { name: 'Outline' })
      .getByText(`${two.account.name} is here`)
      .waitFor({ state: 'attached' })
    await one.page.getByRole('button', { name: '2 editing' }).click()
    await one.page.getByRole('dialog', { name: 'Who is here' }).getByText(two.account.name).waitFor()
    await one.page.keyboard.press('Escape')
    expect(await accessibilityProblems(one.page)).toEqual([])
    await two.leave()
    await one.page.getByRole('button', { name: 'Only you are here' }).waitFor()
    await one.leave()
  })

  it('undo what they did themselves and nothing else', async () => {
    const { one, two, slug } = await twoWriters()
    await openDraft(one, slug)
    await write(one, 'mine ')
    await openDraft(two, slug)
    await reads(two.text, ['mine '])
    await two.page.keyboard.press('End')
    await write(two, 'yours')
    await reads(one.text, ['mine yours'])
    await one.page.getByRole('button', { name: 'Undo' }).click()
    await reads(two.text, ['yours'])
    await one.page.getByRole('button', { name: 'Redo' }).click()
    await reads(two.text, ['mine yours'])
    await one.leave()
    await two.leave()
  })

  it('do not write anything by looking', async () => {
    const { one, two, slug } = await twoWriters()
    await openDraft(one, slug)
    await openDraft(two, slug)
    await two.page.getByRole('button', { name: '2 editing' }).waitFor()
    await write(one, 'first words')
    await reads(two.text, ['first words'])
    await one.leave()
    await two.leave()
  })
})

describe('a visitor', () => {
  it('[COL8] is asked to sign in, and comes back', async () => {
    const { page } = await wiki.writer()
    const slug = await makePage(page)
    const visitor = await wiki.browser.arrive(wiki.app.url)
    visitor.expectProblem(/401/)
    const response = await visitor.page.goto(`/wiki/${slug}/edit`)
    expect(response?.status()).toBe(401)
    const link = visitor.page.getByRole('main').getByRole('link', { name: 'Sign in' })
    expect(await link.getAttribute('href')).toBe(`/sign-in?next=${encodeURIComponent(`/wiki/${slug}/edit`)}`)
    await visitor.leave()
  })
})
