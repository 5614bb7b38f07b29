import { doc, element, paragraph } from '@fieldword/shared/document/build.ts'
import { aDefinition } from '../../processes/support/a-process.ts'
import { approve, authorOf } from '../../support/writing.ts'
import type { HostileField } from './hostile-field.ts'
import { type Row, row } from './hostile-rows.ts'

let made = 0

async function aWord({ platform }: HostileField): Promise<string> {
  made += 1
  return aDefinition(platform, `Word that all write about ${made}`)
}

const facts = { status: 'working', datedOn: '2011', provenance: 'A summit', name: 'First' }

const published = (field: HostileField) => field.once('published', () => publish(field))

/** A definition with a version that is called 2011. */
async function publish(field: HostileField): Promise<string> {
  const slug = await aWord(field)
  const wish = { ...facts, revision: 1, label: '2011' }
  await field.first(field.moderator, 'POST', `/definitions/${slug}/versions`, wish)
  return slug
}

/** And one that is called 2019. */
async function publishTwice(field: HostileField): Promise<string> {
  const slug = await publish(field)
  const text = doc(
    paragraph('p1', `What ${slug} means.`),
    element('e1', 'Doing', 'Students learn by doing, every day.'),
    element('e2', 'Help', 'Students are helped.'),
  )
  await approve(field.platform, field.moderator, await authorOf(field.platform, field.member).propose(slug, text))
  const wish = { ...facts, revision: 2, label: '2019', datedOn: '2019' }
  await field.first(field.moderator, 'POST', `/definitions/${slug}/versions`, wish)
  return slug
}

const pair = { from: '2011', to: '2019' }

/** With two readings of their lineage. */
async function readTwice(field: HostileField): Promise<string> {
  const slug = await publishTwice(field)
  const reading = { ...pair, reading: 'editorial reading', summary: 'All of it' }
  for (const [basedOn, ids] of [['e1'], ['e1', 'e2']].entries()) {
    const ties = ids.map(id => ({ from: id, to: id, kind: 'reworded' }))
    await field.first(field.moderator, 'POST', `/definitions/${slug}/lineage`, { ...reading, basedOn, ties })
  }
  return slug
}

async function beforeReading(field: HostileField) {
  const slug = await field.once('read twice', () => readTwice(field))
  const path = `/definitions/${slug}/lineage?${new URLSearchParams(pair)}`
  const { items } = await field.first<{ items: unknown[] }>(field.moderator, 'GET', path)
  return { ...pair, slug, basedOn: items.length }
}

/** Versions, their lineage, words of the field. */
export const definitionRows: readonly Row[] = [
  row('definitions.publish', async field => ({
    ...{ slug: await aWord(field), revision: 1, label: '2011', status: 'working', datedOn: '2011' },
    ...{ 'sources.0.address': 'https://example.org/', 'variants.0.elementId': 'e1', language: 'en' },
    ...{ translationOf: undefined, after: undefined, follows: undefined, supersedes: undefined },
  })),
  row('definitions.setStatus', async field => ({
    ...{ slug: await published(field), label: '2011', to: 'withdrawn', supersedes: undefined },
  })),
  row('definitions.addErratum', async field => ({ slug: await published(field), label: '2011' })),
  row('definitions.recordLineage', async field => ({
    ...{ ...(await beforeReading(field)), 'ties.0.from': 'e1', 'ties.0.to': 'e1', 'ties.0.kind': 'reworded' },
    ...{ 'ties.0.carried': [], 'ties.0.arrived': [] },
  })),
  row('definitions.restoreLineage', async field => ({ ...(await beforeReading(field)), number: 1 })),
  row('definitions.drift', async field => ({ slug: await published(field), version: undefined, address: undefined })),
  row('terms.addLabel', async field => ({ slug: await published(field), language: 'en' })),
]
