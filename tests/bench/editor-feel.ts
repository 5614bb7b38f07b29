import { createDatabase } from '@fieldword/server/platform/database/prisma.ts'
import type { Page } from 'playwright-core'
import { textOf as textIn } from '../editor/writers.ts'
import { openBrowser, signIn } from '../support/browser.ts'
import { cookieOf, type Door, gather } from '../support/crowd.ts'
import { copyTemplate } from '../support/database.ts'
import { aMember, emailOf, password } from '../support/people.ts'
import { platformOver } from '../support/platform.ts'
import { freshDirectory, spawnServer } from '../support/server-process.ts'
import { authorOf, textOf } from '../support/writing.ts'

const rounds = 3
const keys = 80
/** Milliseconds between two keys of a brisk typist. */
const pause = 90
const accounts = 10
const crowd = { writers: 10, readers: 200 }

/**
 * Milliseconds from a key to the paint that shows it, in a browser of its own: alone in a room, and with 10 people typing and
 * 200 reading; in turns, in one run, on one machine with the server and the crowd.
 */
export async function measureEditorFeel(): Promise<void> {
  const url = await copyTemplate()
  const server = await spawnServer({ DATABASE_URL: url, FIELDWORD_DIRECTORY: freshDirectory() })
  await server.says('Ready in')
  const database = createDatabase(url, { connections: 2 })
  const platform = platformOver(database)
  const members = [await aMember(platform)]
  while (members.length < accounts) members.push(await aMember(platform))
  const [typist] = members
  const browser = await openBrowser()
  try {
    const person = await browser.arrive(server.url)
    const { page } = person
    await page.addInitScript(timePaints)
    if (!typist) throw new Error('nobody types')
    await signIn(page, { email: emailOf(typist), password })
    const cookies = await Promise.all(members.map(member => cookieOf(server.url, member)))
    const open = async (title: string): Promise<Door> => {
      const { slug } = await authorOf(platform, typist).makePage(title)
      const paragraphs = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}, where somebody writes.`)
      await authorOf(platform, typist).write(slug, textOf(...paragraphs))
      const opened = page.waitForEvent('websocket')
      await page.goto(`/wiki/${slug}/edit`)
      const draftId = /collab\/([^?]+)/.exec((await opened).url())?.[1] ?? ''
      await textIn(page).getByText('Paragraph 12,').click()
      return { url: server.url, draftId, cookies }
    }
    const alone: number[] = []
    const among: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      await open(`Alone ${round}`)
      alone.push(...(await typeAndTime(page)))
      const present = await gather(await open(`Crowded ${round}`), crowd)
      await page.waitForFunction(count => document.querySelectorAll('.caret').length >= count, crowd.writers - 1)
      among.push(...(await typeAndTime(page)))
      await present.leave()
    }
    for (const [name, share] of [
      ['median', 0.5],
      ['p95', 0.95],
    ] as const) {
      const [one, other] = [at(alone, share), at(among, share)]
      console.log(
        `key to paint, ${name}: alone ${one.toFixed(1)} ms, with ${crowd.writers} writers and ${crowd.readers} readers ${other.toFixed(1)} ms, ratio ${(other / one).toFixed(2)}`,
      )
    }
    await person.leave()
  } finally {
    await browser.close()
    await database.close()
    server.kill('SIGTERM')
    await server.ended
  }
}

/** Notes for each key when the frame that shows it has been painted. Runs in the page. */
function timePaints(): void {
  const painted: number[] = []
  Object.assign(globalThis, { painted })
  document.addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => painted.push(performance.now() - timeStamp)
        port2.postMessage(null)
      }),
    true,
  )
}

async function typeAndTime(page: Page): Promise<number[]> {
  await page.keyboard.type('warm up ', { delay: pause })
  await page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted.splice(0))
  await page.keyboard.type('m'.repeat(keys), { delay: pause })
  await page.waitForFunction(count => (globalThis as unknown as { painted: number[] }).painted.length >= count, keys)
  return page.evaluate(() => (globalThis as unknown as { painted: number[] }).painted.splice(0))
}

function at(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
