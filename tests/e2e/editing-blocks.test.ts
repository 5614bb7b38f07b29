import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import {
  blocks,
  makePage,
  openDraft,
  openWritersWiki,
  reads,
  structure,
  type Writer,
  type WritersWiki,
  write,
} from '../editor/writers.ts'
import { accessibilityProblems, sidewaysScroll } from '../support/axe.ts'

let wiki: WritersWiki
beforeAll(async () => {
  wiki = await openWritersWiki({ inTurn: true })
})
afterAll(() => wiki.close())

async function writing(kind: 'article' | 'definition' = 'article'): Promise<Writer> {
  const writer = await wiki.writer()
  await openDraft(writer, await makePage(writer.page, kind))
  return writer
}

const press = async ({ page }: Writer, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}

describe('the elements of a definition', () => {
  it('are numbered, made by Enter, joined by Backspace and moved by keys; each keeps its id', async () => {
    const writer = await writing('definition')
    const { page, text } = writer
    await page.keyboard.type('/ele')
    const menu = page.getByRole('listbox', { name: 'Insert' })
    await menu.getByRole('option', { name: /^Element/ }).waitFor()
    await press(writer, 'Enter')
    await page.keyboard.type('First')
    await press(writer, 'Enter')
    await page.keyboard.type('Second')
    await press(writer, 'Enter')
    await page.keyboard.type('Third')
    await reads(text, ['First', 'Second', 'Third'])
    const ids = () => text.locator('.ede').evaluateAll(all => all.map(element => element.getAttribute('data-id')))
    const [first, second, third] = await ids()
    expect(new Set([first, second, third, null]).size).toBe(4)
    const numbers = await text
      .locator('.ede')
      .evaluateAll(all => all.map(element => getComputedStyle(element, '::before').content))
    expect(numbers).toEqual(Array(3).fill('counter(element)'))
    await press(writer, 'Alt+Shift+ArrowUp')
    await reads(text, ['First', 'Third', 'Second'])
    expect(await ids()).toEqual([first, third, second])
    await press(writer, 'Home', 'Backspace')
    await reads(text, ['FirstThird', 'Second'])
    expect(await ids()).toEqual([first, second])
    await press(writer, 'Enter')
    await reads(text, ['First', 'Third', 'Second'])
    await writer.leave()
  })

  it('have a short name, which the outline shows', async () => {
    const writer = await writing('definition')
    const { page, text } = writer
    await page.keyboard.type('/element')
    await press(writer, 'Enter')
    await page.keyboard.type('Students learn actively using different pathways.')
    const outline = page.getByRole('navigation', { name: 'Outline' })
    await outline.getByRole('button', { name: '1 Students learn actively …' }).waitFor()
    await text.getByRole('button', { name: 'Add a short name' }).click()
    await page.getByRole('textbox', { name: 'Short name of this element' }).fill('Pathways')
    await press(writer, 'Enter')
    await outline.getByRole('button', { name: '1 Pathways' }).waitFor()
    await page.keyboard.type('!')
    await text.getByText('pathways.!').waitFor()
    await text.getByRole('button', { name: 'Pathways' }).click()
    await page.getByRole('textbox', { name: 'Short name of this element' }).fill('Something else')
    await press(writer, 'Escape')
    await text.getByRole('button', { name: 'Pathways' }).waitFor()
    await writer.leave()
  })

  it('[DEF16] refuse a short name that cannot stay, with the reason, and keep what was written', async () => {
    const writer = await writing('definition')
    const { page, text } = writer
    await page.keyboard.type('/element')
    await press(writer, 'Enter')
    await page.keyboard.type('Students learn actively.')
    await text.getByRole('button', { name: 'Add a short name' }).click()
    const field = page.getByRole('textbox', { name: 'Short name of this element' })
    await field.fill('https://example.org')
    await press(writer, 'Enter')
    await page.getByRole('alert').getByText('It is an address. Change it, or press Escape.').waitFor()
    expect(await field.inputValue()).toBe('https://example.org')
    await field.fill('  Path\u202eways   and\u200b pacing ')
    await press(writer, 'Enter')
    await text.getByRole('button', { name: 'Pathways and pacing' }).waitFor()
    await press(writer, 'Enter')
    await page.keyboard.type('Another.')
    await text.getByRole('button', { name: 'Add a short name' }).click()
    await field.fill('pathways AND pacing')
    await press(writer, 'Enter')
    await page.getByRole('alert').getByText('Another element has this short name.').waitFor()
    await press(writer, 'Escape')
    await text.getByRole('button', { name: 'Add a short name' }).waitFor()
    await writer.leave()
  })

  it('are offered in definitions alone', async () => {
    const writer = await writing('article')
    await writer.page.keyboard.type('/ele')
    await writer.page.keyboard.type('ment')
    await reads(writer.text, ['/element'])
    expect(await writer.page.getByRole('listbox').count()).toBe(0)
    await writer.leave()
  })
})

describe('the insert menu', () => {
  it('filters as one types, goes by arrow keys, and names its option to screen readers', async () => {
    const writer = await writing()
    const { page, text } = writer
    await page.keyboard.type('/')
    const menu = page.getByRole('listbox', { name: 'Insert' })
    await menu.getByRole('option', { name: /^Heading/ }).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await page.keyboard.type('list')
    expect(await menu.getByRole('option').allInnerTexts()).toEqual([
      expect.stringMatching(/^List\n/),
      expect.stringMatching(/^Numbered list\n/),
      expect.stringMatching(/^Task list\n/),
    ])
    await press(writer, 'ArrowDown', 'ArrowDown')
    const active = await text.getAttribute('aria-activedescendant')
    expect(await page.locator(`#${active}`).innerText()).toMatch(/^Task list/)
    await press(writer, 'Enter')
    expect(await text.getAttribute('aria-activedescendant')).toBeNull()
    await page.keyboard.type('To do')
    await text.getByRole('checkbox').check()
    expect(await structure(text)).toContain('<li data-checked="true">')
    await writer.leave()
  })

  it('leaves the slash as text on Escape', async () => {
    const writer = await writing()
    await writer.page.keyboard.type('/ta')
    await writer.page.getByRole('listbox', { name: 'Insert' }).waitFor()
    await press(writer, 'Escape')
    await writer.page.keyboard.type('ble')
    await press(writer, 'Enter')
    await writer.page.keyboard.type('next')
    await reads(writer.text, ['/table', 'next'])
    await writer.leave()
  })

  it('makes every kind of block, and the draft stays one that can be proposed', async () => {
    const writer = await writing()
    const { page, text } = writer
    const wanted = ['heading', 'quotation', 'code', 'details', 'rule', 'table', 'numbered']
    for (const [index, word] of wanted.entries()) {
      if (index > 0) await page.getByRole('button', { name: 'Go on writing' }).click()
      await page.keyboard.type(`/${word}`)
      await page.getByRole('listbox', { name: 'Insert' }).waitFor()
      await press(writer, 'Enter')
      await page.keyboard.type(`a ${word}`)
      if (word !== 'table') continue
      for (const heading of ['second', 'third']) {
        await press(writer, 'Tab')
        await page.keyboard.type(heading)
      }
    }
    const html = await structure(text)
    for (const tag of ['<h2>', '<blockquote>', '<pre>', '<summary>', '<hr>', '<th', '<ol>']) expect(html).toContain(tag)
    await write(writer, '.')
    const slug = new URL(page.url()).pathname.split('/')[2]
    const preview = await page.request.get(`/api/v1/pages/${slug}/proposal`)
    expect(preview.status()).toBe(200)
    expect(await accessibilityProblems(page)).toEqual([])
    await writer.leave()
  })
})

describe('Markdown while typing', () => {
  it.each([
    ['# Title', '<h2>Title</h2>'],
    ['### Part', '<h3>Part</h3>'],
    ['- one', '<ul><li><p>one</p></li></ul>'],
    ['1. one', '<ol><li><p>one</p></li></ol>'],
    ['> said', '<blockquote><p>said</p></blockquote>'],
    ['**bold** text', '<p><strong>bold</strong> text</p>'],
    ['`code` text', '<p><code>code</code> text</p>'],
  ])('%s', async (typed, html) => {
    const writer = await writing()
    await writer.page.keyboard.type(typed)
    expect(await structure(writer.text)).toBe(html)
    await writer.leave()
  })
})

describe('links', () => {
  it('[[ finds pages as one types', async () => {
    const writer = await writing()
    const { page, text } = writer
    const slug = await makePage(page)
    const title = slug.replaceAll('-', ' ').replace(/^p/, 'P')
    await page.keyboard.type(`See [[${title.toLowerCase()}`)
    const option = page
      .getByRole('listbox', { name: 'Link to a page' })
      .getByRole('option', { name: new RegExp(`^${title}\\b`) })
    await option.click()
    await page.keyboard.type('and on')
    expect(await structure(text)).toBe(`<p>See <a href="/wiki/${slug}">${title}</a> and on</p>`)
    await writer.leave()
  })

  it('[[ links to a page that does not exist yet', async () => {
    const writer = await writing()
    await writer.page.keyboard.type('[[Quite new words')
    await writer.page.getByRole('option', { name: /^Quite new words/ }).waitFor()
    await press(writer, 'Enter')
    expect(await structure(writer.text)).toBe('<p><a href="/wiki/quite-new-words">Quite new words</a> </p>')
    await writer.leave()
  })

  it('the dialog links the selected words, by keyboard alone', async () => {
    const writer = await writing()
    const { page, text } = writer
    await page.keyboard.type('here')
    await press(writer, 'Control+a', 'Control+k')
    const field = page.getByRole('combobox', { name: 'Page or address' })
    await field.waitFor()
    await page.keyboard.type('not an address')
    await page.getByRole('option', { name: /^not an address/ }).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    await field.fill('example.org/page')
    // For an address the list of pages goes away; until then Enter is the list's.
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    await press(writer, 'Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await structure(text)).toBe('<p><a href="https://example.org/page">here</a></p>')
    await writer.leave()
  })

  it('[DOC3] the dialog refuses what is no address', async () => {
    const writer = await writing()
    const { page, text } = writer
    await press(writer, 'Control+k')
    await page.getByRole('combobox', { name: 'Page or address' }).fill('javascript:alert(1)')
    await press(writer, 'Enter', 'Enter')
    await page.getByText('Choose a page from the list, or type an address').waitFor()
    await press(writer, 'Escape')
    expect(await structure(text)).toBe('<p></p>')
    await writer.leave()
  })
})

describe('tables', () => {
  it('have a menu of their own while the caret is in one', async () => {
    const writer = await writing()
    const { page, text } = writer
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await page.keyboard.type('Head')
    expect(await text.locator('th').first().innerText()).toBe('Head')
    const act = async (what: string) => {
      await page.getByRole('toolbar').getByRole('button', { name: 'Table' }).click()
      await page.getByRole('menuitem', { name: what }).click()
    }
    await act('Add a row below')
    await act('Add a column after')
    await act('Header row on or off')
    expect(await text.locator('tr').count()).toBe(4)
    expect(await text.locator('tr').first().locator('td').count()).toBe(4)
    await text.locator('td').last().click()
    await press(writer, 'Tab')
    await page.keyboard.type('one more')
    expect(await text.locator('tr').last().locator('td').first().innerHTML()).toMatch(/^<p[^>]*>one more<\/p>$/)
    await act('Remove the table')
    expect(await text.locator('table').count()).toBe(0)
    await writer.leave()
  })
})

describe('the window', () => {
  it('shows the shortcuts, and gives the toolbar one stop of the Tab key', async () => {
    const writer = await writing()
    const { page } = writer
    await press(writer, 'Control+/')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    expect(await accessibilityProblems(page)).toEqual([])
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
    await press(writer, 'Escape')
    // A dialog gives the focus back with the frame after it.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Text of the working draft')
    await press(writer, 'Alt+F10')
    expect(await focused()).toBe('Kind of block: Text')
    await press(writer, 'ArrowRight')
    expect(await focused()).toBe('Bold')
    await writer.leave()
  })

  it.each(['light', 'dark'] as const)('fits a phone, %s', async theme => {
    const writer = await wiki.writer({ width: 390, height: 844, theme })
    await openDraft(writer, await makePage(writer.page, 'definition'))
    await write(writer, 'words')
    expect(await sidewaysScroll(writer.page)).toBe(0)
    const button = await writer.page.getByRole('button', { name: 'Propose revision' }).boundingBox()
    expect([button?.width, button?.height]).toEqual([374, 44])
    expect(await accessibilityProblems(writer.page)).toEqual([])
    await writer.leave()
  })

  it('proposes what is on disk, and says where to see it', async () => {
    const writer = await writing()
    const { page } = writer
    await write(writer, 'A first text.')
    await page.getByRole('button', { name: 'Propose revision' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Summary').fill('A first text')
    await dialog.getByRole('button', { name: 'Propose revision' }).click()
    await page.getByText('Proposed. A moderator will look at it.').waitFor()
    const link = await page.getByRole('link', { name: 'See it as they do' }).getAttribute('href')
    expect(link).toMatch(/^\/review\/[0-9a-f-]{36}$/)
    expect(await blocks(writer.text)).toEqual(['A first text.'])
    await writer.leave()
  })
})
