import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { fromGitHub, fromWord } from '../editor/pasted.ts'
import {
  makePage,
  openDraft,
  openWritersWiki,
  paste,
  structure,
  type Writer,
  type WritersWiki,
  write,
} from '../editor/writers.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')
const copied = JSON.parse(read('fixtures/paste/lexical-clipboard-html.json')) as { title: string; html: string }[]
const hostile = JSON.parse(read('fixtures/hostile/dompurify-expect.json')) as { payload: string }[]
const payloads = read('fixtures/hostile/xss-payloads.txt').split('\n')

let wiki: WritersWiki
let writer: Writer
let slug: string
beforeAll(async () => {
  wiki = await openWritersWiki({ inTurn: true })
  writer = await wiki.writer()
  slug = await makePage(writer.page)
  await openDraft(writer, slug)
})
// Leaving fails when anything ran, asked, or was refused by the security policy.
afterAll(async () => {
  try {
    await writer.leave()
  } finally {
    await wiki.close()
  }
})

/** The text after pasting into an empty draft. */
async function pasted(html: string): Promise<string> {
  await writer.page.keyboard.press('Control+a')
  await writer.page.keyboard.press('Delete')
  await paste(writer.text, html)
  return structure(writer.text)
}

const fixture = (title: string) => copied.find(each => each.title === title)?.html ?? ''
const cell = (words: string) => `<td colspan="1" rowspan="1">${words}</td>`

describe('pasting', () => {
  it('from Word leaves headings, emphasis, lists by level, tables and links', async () => {
    const table = `<div><table><tbody><tr>${cell('<p>A</p>')}${cell('<p>B</p>')}</tr></tbody></table></div>`
    expect(await pasted(fromWord)).toBe(
      '<h2>Title</h2><p><strong>Bold</strong> and <em>italic</em> red</p>' +
        '<ul><li><p>First</p><ul><li><p>Nested</p></li></ul></li><li><p>Second</p></li></ul><p>Between</p>' +
        `<ol><li><p>One</p></li><li><p>Two</p></li></ol>${table}` +
        '<p>local <a href="https://example.org/">web</a></p>',
    )
  })

  it('from Google Docs keeps bold and italic, and not the bold it wraps everything in', async () => {
    expect(await pasted(fixture('Copy + paste html with BIU formatting'))).toBe(
      '<p><strong>Bold</strong></p><p><em>Italic</em></p><p>underline</p><p><strong><em>Bold Italic Underline</em></strong></p>',
    )
    const rows = [
      ['<p>a</p>', '<p>b</p><p>b</p>', '<p>c</p>'],
      ['<p>d</p>', '<p>e</p>', '<p>f</p>'],
    ]
    const table = rows.map(row => `<tr>${row.map(cell).join('')}</tr>`).join('')
    expect(await pasted(fixture('Copy + paste (Table - Google Docs)'))).toBe(
      `<div><table><tbody>${table}</tbody></table></div>`,
    )
  })

  it('makes tasks of lists with tick boxes', async () => {
    const ticked = async (html: string) => {
      await pasted(html)
      const items = writer.text.locator('li')
      return items.evaluateAll(all =>
        all.map(item => `${item.querySelector('p')?.textContent} ${item.getAttribute('data-checked')}`),
      )
    }
    expect(await ticked(fromGitHub)).toEqual(['done true', 'open false'])
    expect(await ticked(fixture('Copy + paste a checklist'))).toEqual(['Hello false', 'world false'])
  })

  it('keeps images by their https address alone', async () => {
    const html = await pasted(
      '<p>a</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><img src="http://example.org/b.png"><img src="/c.png"><p>d</p>',
    )
    expect(html).toBe('<p>a</p><p>d</p>')
  })

  it.each(copied.map(({ title, html }, index) => [`${index + 1} ${title}`, html] as const))(
    'leaves nothing of how it looked: %s',
    async (_, html) => {
      await pasted(html)
      const looks = writer.text.locator('[class*="Playground"], [dir], font, [bgcolor], p[style], td[style]')
      expect(await looks.count()).toBe(0)
      expect(await writer.text.locator('span:not(label span)').count()).toBe(0)
    },
  )

  it('of our own text changes nothing but the ids', async () => {
    await pasted(fromGitHub)
    const before = await structure(writer.text)
    await writer.page.keyboard.press('Control+a')
    const copy = await writer.text.evaluate(root => {
      const clipboardData = new DataTransfer()
      root.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }))
      return clipboardData.getData('text/html')
    })
    expect(copy).toContain('data-pm-slice')
    expect(await pasted(copy)).toBe(before)
  })
})

describe('pasting what means harm', () => {
  async function expectHarmless(): Promise<void> {
    const harm = await writer.text.evaluate(root => {
      const found: string[] = []
      for (const element of root.querySelectorAll('*')) {
        if (/^(?:script|iframe|object|embed|svg|math|style|form|meta|link|base)$/.test(element.localName))
          found.push(element.localName)
        for (const { name } of element.attributes) if (/^on|^src(?:doc|set)$|^xlink/.test(name)) found.push(name)
        const href = element.getAttribute('href')
        if (href !== null && !/^(?:https?:\/\/|mailto:|\/wiki\/)/.test(href)) found.push(href)
      }
      return found
    })
    expect(harm).toEqual([])
  }

  it('runs nothing: the collection of DOMPurify', async () => {
    // Images at https addresses stay, and there is no network here to bring them.
    writer.expectProblem(/net::ERR_/)
    for (const { payload } of hostile) {
      await pasted(payload)
      await expectHarmless()
    }
  })

  it('runs nothing: a list of payloads', async () => {
    for (let start = 0; start < payloads.length; start += 40) {
      await pasted(payloads.slice(start, start + 40).join('\n'))
      await expectHarmless()
    }
  })

  it('leaves a draft that the server reads and can compare', async () => {
    await pasted(hostile.map(({ payload }) => `<p>${payload}</p>`).join(''))
    await writer.page.keyboard.press('Control+Home')
    await write(writer, 'x')
    const response = await writer.page.request.get(`/api/v1/pages/${slug}/proposal`)
    expect(response.status()).toBe(200)
  })
})
