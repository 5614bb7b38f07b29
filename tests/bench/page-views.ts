import { type Load, load, median, start } from './load.ts'

const rounds = 3
const seconds = 4

/** Anonymous page views a second, beside Express 5 sending a fixed string of the same size, interleaved in one run. */
export async function measurePageViews(): Promise<void> {
  const wiki = await start('subject.ts')
  const addresses = ['/', '/wiki/competency-based-education', '/wiki/about-competencyworks']
  try {
    for (const address of addresses) {
      const response = await fetch(wiki.url + address)
      const size = (await response.arrayBuffer()).byteLength
      const floor = await start('floor.ts', String(size))
      try {
        const ours: Load[] = []
        const theirs: Load[] = []
        for (let round = 0; round < rounds; round++) {
          theirs.push(await load(floor.url, seconds))
          ours.push(await load(wiki.url + address, seconds))
        }
        const mine = median(ours.map(run => run.perSecond))
        const base = median(theirs.map(run => run.perSecond))
        const failures = ours.reduce((sum, run) => sum + run.failures, 0)
        console.log(
          `page view ${address} (${size} bytes): ${mine}/s, Express fixed string ${base}/s, ratio ${(mine / base).toFixed(2)}, failures ${failures}`,
        )
      } finally {
        await floor.stop()
      }
    }
  } finally {
    await wiki.stop()
  }
}
