import { type Subject, start } from './load.ts'

const rounds = 40

/** What is asked of a page with 2,000 anchored comments, and of one with 20. */
const asked = [
  { name: 'talk page', path: (slug: string) => `/wiki/${slug}/talk` },
  { name: 'talk page, about one block', path: (slug: string) => `/wiki/${slug}/talk?block=b3` },
  { name: 'anchors for the editor', path: (slug: string) => `/api/v1/pages/${slug}/anchors?state=open` },
  { name: '100 threads for the editor', path: (slug: string) => `/api/v1/pages/${slug}/threads?state=open&limit=100` },
] as const

/** A discussion of 2,000 anchored comments beside one of 20, in turns in one run, one request after the other. */
export async function measureDiscussion(): Promise<void> {
  const wiki = await start('discussion-subject.ts')
  try {
    for (const { name, path } of asked) {
      const few: number[] = []
      const many: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        few.push(await timeOf(wiki, path('about-competencyworks')))
        many.push(await timeOf(wiki, path('competency-based-education')))
      }
      const [of20, of2000] = [p50(few), p50(many)]
      const ratio = (of2000 / of20).toFixed(1)
      console.log(
        `discussion: ${name}: p50 ${of2000.toFixed(1)} ms with 2,000, ${of20.toFixed(1)} ms with 20, ${ratio} times`,
      )
    }
  } finally {
    await wiki.stop()
  }
}

async function timeOf({ url }: Subject, path: string): Promise<number> {
  const begun = performance.now()
  // A session that is no session any more: a visitor to whom no kept page is sent.
  const response = await fetch(url + path, { headers: { cookie: 'fw_session=none' } })
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${path} answered ${response.status}`)
  return performance.now() - begun
}

function p50(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
