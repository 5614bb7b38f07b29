import { type Subject, start } from './load.ts'

const rounds = 40

/** What is asked of a process with 10,000 comments, and of one with 10. */
const asked = [
  { name: 'page of comments', path: (slug: string) => `/processes/${slug}/comment` },
  { name: 'page of comments, most agreed first', path: (slug: string) => `/processes/${slug}/comment?sort=agreed` },
  { name: 'page of comments on one element', path: (slug: string) => `/processes/${slug}/comment?element=e1` },
  { name: 'page of one comment', path: (slug: string) => `/processes/${slug}/contributions/7` },
  { name: 'page of the process', path: (slug: string) => `/processes/${slug}` },
] as const

/** A process with 10,000 comments beside one with 10, in turns in one run, one request after the other. */
export async function measureProcessComments(): Promise<void> {
  const wiki = await start('process-comments-subject.ts')
  try {
    for (const { name, path } of asked) {
      const few: number[] = []
      const many: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        few.push(await timeOf(wiki, path('few-comments')))
        many.push(await timeOf(wiki, path('many-comments')))
      }
      const [of10, of10000] = [p50(few), p50(many)]
      const ratio = (of10000 / of10).toFixed(1)
      console.log(
        `process-comments: ${name}: p50 ${of10000.toFixed(1)} ms with 10,000, ${of10.toFixed(1)} ms with 10, ${ratio} times`,
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
