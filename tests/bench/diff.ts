import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import type { Platform } from '@fieldword/server/platform/platform.ts'
import { KeptAnswers, mostKept } from '@fieldword/server/platform/work/kept-answers.ts'
import { compareTexts } from '@fieldword/server/revisions/compare-texts.ts'
import { createRevision } from '@fieldword/server/revisions/index.ts'
import { diffDocuments } from '@fieldword/shared/diff/diff-documents.ts'
import type { DocumentJson } from '@fieldword/shared/document/document.ts'
import { createTestPlatform } from '../support/platform.ts'
import { textOf, twoPeople } from '../support/writing.ts'
import { documentOf, prose, withWord } from './diff-texts.ts'
import { median } from './load.ts'
import { installPeers } from './peers.ts'

const rounds = 7
/** Of the text of 250 kB. */
const revisions = 600
/** Milliseconds the peers' method may take for one pair. */
const patience = 60_000

/**
 * What a comparison costs: beside the peers' method, at its worst, and what the event loop notices of it. Processor time, which
 * others on the machine do not stretch, beside time on the clock.
 */
export async function measureDiff(): Promise<void> {
  await besidePeers()
  atWorst()
  const { platform: tested, close } = await createTestPlatform()
  // As much is kept as in a process that serves.
  const platform = { ...tested, kept: new KeptAnswers(mostKept) }
  try {
    await besideEventLoop(platform)
    await browsing(platform)
  } finally {
    await close()
  }
}

async function besidePeers(): Promise<void> {
  const place = await installPeers()
  const [thousand, two] = [prose(1000, 40), prose(200, 40)]
  const half = thousand.slice(0, 500)
  const cases: [string, string[], string[]][] = [
    ['1,000 paragraphs, a word appended to each', thousand, thousand.map(words => `${words} more`)],
    ['1,000 paragraphs, a word appended to one', thousand, thousand.with(500, `${thousand[500]} more`)],
    ['500 paragraphs, a word changed in each', half, half.map(words => withWord(words, 20, 'changed'))],
    ['200 paragraphs, the halves swapped', two, [...two.slice(100), ...two.slice(0, 100)]],
  ]
  for (const [name, before, after] of cases) {
    const moved = name.includes('swapped')
    const ids = (all: readonly string[]) => (moved ? all.map(words => two.indexOf(words)) : [...all.keys()])
    const made = (all: readonly string[]): DocumentJson => {
      const { content } = documentOf(all)
      return { type: 'doc', content: content.map((node, at) => ({ ...node, attrs: { id: `p${ids(all)[at]}` } })) }
    }
    const [from, to] = [made(before), made(after)]
    const { summary } = diffDocuments(from, to)
    const theirs = await recreateSteps(place, before, after)
    console.log(`diff: ${name}: ${repeated(() => diffDocuments(from, to))}; peers' method ${theirs}. “${summary}”`)
  }
}

async function recreateSteps(place: string, before: readonly string[], after: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [join(place, 'recreate-steps.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const timer = setTimeout(() => child.kill(), patience)
  child.stdin.end(JSON.stringify([before, after]))
  const [said] = await Promise.all([text(child.stdout), once(child, 'exit')])
  clearTimeout(timer)
  if (said === '') return `ended after ${patience / 1000} s`
  const { milliseconds, steps } = JSON.parse(said) as { milliseconds: number; steps: number }
  return `${Math.round(milliseconds).toLocaleString('en')} ms (${steps} steps)`
}

/** Texts made to be expensive: nothing may take much longer than these. */
function atWorst(): void {
  const same = Array.from({ length: 20_000 }, () => 'The same words in every block.')
  const cases: [string, DocumentJson, DocumentJson][] = [
    ['20,000 blocks and 20,000 others', documentOf(prose(20_000, 8, 1)), documentOf(prose(20_000, 8, 2), 'q')],
    ['20,000 blocks written anew', documentOf(prose(20_000, 8, 1)), documentOf(prose(20_000, 8, 2))],
    ['20,000 equal blocks, all ids new', documentOf(same), documentOf(same, 'q')],
    ['one block of 100,000 words written anew', documentOf(prose(1, 100_000, 1)), documentOf(prose(1, 100_000, 2))],
    ['one block of “a b a b …”', documentOf(['a b '.repeat(100_000)]), documentOf(['a '.repeat(200_000)])],
  ]
  for (const [name, before, after] of cases) {
    const { coarse } = diffDocuments(before, after)
    console.log(
      `diff: at worst: ${name}: ${repeated(() => diffDocuments(before, after), 3)}${coarse ? ', coarser' : ''}`,
    )
  }
}

async function besideEventLoop(platform: Platform): Promise<void> {
  const [before, after] = [documentOf(prose(20_000, 8, 1)), documentOf(prose(20_000, 8, 2), 'q')]
  const { member } = await twoPeople(platform)
  const hashes = await store(platform, member.id, [before, after])
  const held = await holding(async () => {
    const begun = performance.now()
    const { changes } = await compareTexts(
      platform,
      { hash: hashes[0] ?? '' },
      { hash: hashes[1] ?? '' },
      { rows: 'changes' },
    )
    const first = performance.now() - begun
    const again = performance.now()
    await compareTexts(platform, { hash: hashes[0] ?? '' }, { hash: hashes[1] ?? '' }, { rows: 'changes', part: 20 })
    return `${changes.toLocaleString('en')} changes in ${Math.round(first)} ms, another part of them ${ms(performance.now() - again)}`
  })
  console.log(`diff: two stored texts of 20,000 blocks: ${held}`)
}

/** A text of 250 kB from revision to revision, each pair for the first time. */
async function browsing(platform: Platform): Promise<void> {
  const { member } = await twoPeople(platform)
  const texts: DocumentJson[] = []
  let words = prose(600, 60)
  for (let number = 0; number < revisions; number += 1) {
    texts.push(documentOf(words))
    words = words.with(number, withWord(words[number] ?? '', 30, `changed${number}`))
  }
  const hashes = await store(platform, member.id, texts)
  const times: number[] = []
  const held = await holding(async () => {
    for (let at = revisions - 100; at < revisions; at += 1) {
      const begun = performance.now()
      await compareTexts(platform, { hash: hashes[at - 1] ?? '' }, { hash: hashes[at] ?? '' }, { rows: 'changes' })
      times.push(performance.now() - begun)
    }
    const sorted = times.toSorted((a, b) => a - b)
    return `p50 ${ms(median(times))}, p99 ${ms(sorted[98] ?? 0)}`
  })
  const size = Math.round(JSON.stringify(texts[0]).length / 1000)
  console.log(
    `diff: 100 neighbours of ${revisions} revisions of ${size} kB, unpacked and compared for the first time: ${held}`,
  )
}

async function store(platform: Platform, userId: string, texts: readonly DocumentJson[]): Promise<string[]> {
  const { author } = await twoPeople(platform)
  const { id: pageId } = await author.makePage(`Text ${platform.newId()}`)
  const hashes: string[] = []
  let parentId: string | null = null
  for (const document of [textOf('First.'), ...texts]) {
    const id = platform.newId()
    const createdAt = platform.clock()
    const made = await platform.database.inTransaction(tx =>
      createRevision(tx, {
        ...{ id, pageId, parentId, document, title: 'Text', summary: 'Change', changeKind: 'wording' },
        ...{
          origin: 'proposal',
          state: 'approved',
          createdById: userId,
          createdAt,
          writtenOn: '2026-11-26',
          authors: [],
        },
      }),
    )
    parentId = id
    hashes.push(made.contentHash)
  }
  return hashes.slice(1)
}

/** What was measured, and how long the event loop was held at most meanwhile. */
async function holding(measured: () => Promise<string>): Promise<string> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  await pause(200)
  delay.enable()
  const said = await measured()
  delay.disable()
  return `${said}; event loop held p99 ${ms(delay.percentile(99) / 1e6)}, at most ${ms(delay.max / 1e6)}`
}

function repeated(measured: () => unknown, times = rounds): string {
  const [clock, processor]: [number[], number[]] = [[], []]
  measured()
  for (let round = 0; round < times; round += 1) {
    const [begun, before] = [performance.now(), process.cpuUsage()]
    measured()
    clock.push(performance.now() - begun)
    const { user, system } = process.cpuUsage(before)
    processor.push((user + system) / 1000)
  }
  return `${ms(median(clock))} (processor ${ms(median(processor))})`
}

function ms(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`
}
