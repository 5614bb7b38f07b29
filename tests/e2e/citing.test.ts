import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { extractText } from 'unpdf'
import { openBrowser, type TestBrowser } from '../support/browser.ts'
import { createSeededWiki, type SeededWiki, seededDefinition } from '../support/seeded.ts'

let wiki: SeededWiki
let browser: TestBrowser
beforeAll(async () => {
  wiki = await createSeededWiki()
  browser = await openBrowser({ inTurn: true })
})
afterAll(async () => {
  await browser.close()
  await wiki.close()
})
const page = `/wiki/${seededDefinition}`

describe('a visitor who cites', () => {
  it('[DEF62] goes from the definition to the citation of one element without scripts, and takes it as a file', async () => {
    const person = await browser.arrive(wiki.url, { script: false })
    await person.page.goto(page)
    await person.page.getByRole('link', { name: 'All formats' }).click()
    await person.page.getByLabel('Cite', { exact: true }).selectOption('Element 4, Mastery')
    await person.page.getByRole('button', { name: 'Show' }).click()
    await person.page.getByText('Competency-based education, element 4 (Mastery) [Definition, version 2019').waitFor()
    const download = person.page.waitForEvent('download')
    await person.page.getByRole('link', { name: 'Download RIS' }).click()
    expect((await download).suggestedFilename()).toBe(`${seededDefinition}-2019-e4.ris`)
    await person.leave()
  })

  it('[DEF62] copies a citation by the keyboard', async () => {
    const person = await browser.arrive(wiki.url)
    await person.context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await person.page.goto(`${page}/versions/2011/cite`)
    await person.page.getByRole('button', { name: 'Copy the citation, BibTeX' }).press('Enter')
    await person.page.getByText('Copied').waitFor()
    const copied = await person.page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toMatch(/^@misc\{competency-based-education-2011,\n\tauthor = \{\{CompetencyWorks and iNACOL\}\}/)
    await person.leave()
  })
})

describe('a page of somebody else', () => {
  let other: Server
  let address: string
  beforeAll(async () => {
    const frames = [`/embed/${seededDefinition}`, `/embed/${seededDefinition}/2011?element=e1`, page]
    const html = `<!doctype html><title>Elsewhere</title>${frames.map(path => `<iframe width="300" height="200" src="${wiki.url}${path}"></iframe>`).join('')}`
    other = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve))
    address = `http://localhost:${(other.address() as AddressInfo).port}/`
  })
  afterAll(() => {
    other.close()
  })

  it('[DEF76] [DEF77] frames cards and nothing else, at any size', async () => {
    const person = await browser.arrive(wiki.url)
    person.expectProblem(/frame-ancestors/)
    await person.page.goto(address)
    const [following, fixed, whole] = person.page.frames().slice(1)
    await following?.getByText('Students progress based on evidence of').waitFor()
    await fixed?.getByText('Students advance upon demonstrated').waitFor()
    expect(await fixed?.locator('li').count()).toBe(1)
    expect(await whole?.locator('h1').count()).toBe(0)
    for (const frame of [following, fixed]) {
      const wider = await frame?.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(wider).toBe(0)
    }
    expect(await person.context.cookies()).toEqual([])
    await person.leave()
  })
})

describe('a printed version', () => {
  it('[DEF74] has its address and version under every page, and no tools', async () => {
    const person = await browser.arrive(wiki.url)
    await person.page.goto(`${page}/versions/2011`)
    await person.page.emulateMedia({ media: 'print' })
    for (const name of ['Compare', 'All formats', 'Export', 'Sign in']) {
      const shown = await person.page.getByRole('link', { name }).filter({ visible: true }).count()
      expect([name, shown]).toEqual([name, 0])
    }
    expect(await person.page.getByRole('button').filter({ visible: true }).count()).toBe(0)
    const under = person.page.locator('.printed')
    expect(await under.isVisible()).toBe(true)
    expect(await under.textContent()).toBe(
      `Competency-based education, version 2011, superseded, revision 1. http://localhost:3000${page}/versions/2011`,
    )
    const { text } = await extractText(new Uint8Array(await person.page.pdf({ format: 'A6' })))
    expect(text.length).toBeGreaterThan(1)
    for (const words of text) expect(words.replaceAll(/\s/g, '')).toContain(`localhost:3000${page}/versions/2011`)
    expect(text.join(' ').replaceAll(/\s+/g, ' ')).toContain('Students advance upon demonstrated mastery;')
    await person.leave()
  })
})
