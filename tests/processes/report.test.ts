import type { Platform } from '@fieldword/server/platform/platform.ts'
import { sha256 } from '@fieldword/server/platform/sha256.ts'
import { contributionHash } from '@fieldword/server/processes/contributing-commands.ts'
import { readReport } from '@fieldword/server/processes/reporting.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { canonicalValue } from '@fieldword/shared/processes/canonical.ts'
import { reportSection, reportTable } from '@fieldword/shared/processes/report/tables.ts'
import { type ProcessReport, processReport } from '@fieldword/shared/processes/report-contract.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import { createTestApp, type TestApp } from '../support/app.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { aProcess } from './support/a-process.ts'
import { aWholeProcess, type WholeProcess } from './support/walked.ts'

let test: TestPlatform
let platform: Platform
let app: TestApp
let process: WholeProcess
/** One whose charter keeps names to its people. */
let quiet: WholeProcess
let report: ProcessReport
beforeAll(async () => {
  test = await createTestPlatform()
  platform = test.platform
  app = await createTestApp(platform)
  process = await aWholeProcess(platform)
  quiet = await aWholeProcess(platform, { names: 'people' })
  report = await readReport(platform, visitor, process.slug)
})
afterAll(async () => {
  await app.close()
  await test.close()
})

const fileOf = async (address: string, { slug } = process) => {
  const response = await fetch(`${app.url}/processes/${slug}/${address}`)
  return { status: response.status, text: await response.text() }
}

describe('the report of a process that went through its stages', () => {
  it('[PR376] tells how what was said was answered, by element and type', () => {
    expect(processReport.parse(report)).toEqual(report)
    expect(report.answered?.figures).toMatchObject({ total: 3, answered: 2 })
    expect(report.answered?.cells).toMatchObject([
      { elementId: 'e1', type: 'wording', kind: 'accepted', count: 1, medianDays: 0 },
      { elementId: 'e2', type: 'meaning', kind: 'declined', count: 1 },
      { elementId: 'e2', type: 'meaning', kind: null, count: 1, medianDays: null },
    ])
  })

  it('[PR376] [PR165] tells how elements were rated, and of no group that is too small', () => {
    const [round] = report.rated[0]?.rounds ?? []
    expect(round).toMatchObject({ number: 1, raters: 4, panel: 4, attrition: null })
    expect(round?.elements).toMatchObject([
      { number: 1, outcome: 'in', figures: { median: 7.5, agree: 4, disagree: 0 } },
      { number: 2, outcome: 'unresolved', figures: { median: 5 } },
      { number: 3, n: 0, figures: null },
    ])
    expect(round?.elements[0]?.groups.map(({ name, figures }) => [name, figures])).toEqual([
      ['Teachers', null],
      ['Students', null],
    ])
  })

  it('[PR376] tells meetings, objections, the ballot, who stood apart, and how the version came about', () => {
    expect(report.met).toMatchObject([
      { stage: 'Convening', attended: 14, items: 1, meetings: [{ title: 'In the library', heldOn: '2026-11-20' }] },
    ])
    expect(report.met[0]?.groups.every(({ count }) => count === null || count >= 3)).toBe(true)
    expect(report.objections).toMatchObject([
      { elementId: 'e1', state: 'dismissed', text: 'Too long.', reason: 'It was rated in.' },
    ])
    expect(report.ballots).toMatchObject([
      { textHash: process.textHash, result: { approve: 2, reject: 1, passed: true, quorumReached: true } },
    ])
    expect(report.notes).toMatchObject([
      { elementId: 'e2', text: 'It says too little of help.', by: process.apart.name },
    ])
    expect(report.adopted).toMatchObject({ label: '2026', textHash: process.textHash, rationale: 'It says why.' })
  })

  it('[PR376] tells where it went otherwise than planned, with what was not so and why', () => {
    expect(report.deviations.map(({ kind, stage, reason }) => [kind, stage, reason])).toContainEqual([
      ...['stage-skipped', 'Drafting', 'The text stands.'],
    ])
    const left = report.deviations.filter(({ kind }) => kind === 'stage-closed')
    expect(left.length).toBeGreaterThan(0)
    expect(left.every(({ unmet, reason }) => unmet.length > 0 && reason !== '')).toBe(true)
  })

  it('[PR378] says what it cannot say, from its own figures', () => {
    expect(report.limitations).toContain('Nobody of the group “Parents” took part.')
    expect(report.limitations).toContain('Stages that were left out: Drafting.')
    expect(report.limitations).toContain('1 of 3 inputs have no answer.')
    expect(report.limitations).toContain('1 of 3 voted against the text.')
    expect(report.limitations).toContain('1 minority note stands apart.')
    expect(report.limitations.join(' ')).not.toMatch(/Students are/)
  })

  it('[PR377] is the same on its page, as JSON and as a table for each section; a formula is text in them', async () => {
    const whole = await fileOf('report.json')
    expect(JSON.parse(whole.text)).toEqual(report)
    const page = await fileOf('report')
    for (const section of reportSection.options) {
      const { columns, rows } = reportTable(report, section)
      const file = await fileOf(`report/${section}.csv`)
      expect(file.text.split('\r\n').filter(Boolean)).toHaveLength(rows.length + 1)
      expect(file.text).toContain(columns[0])
      expect(rows.length === 0 || page.text.includes(`/report/${section}.csv`)).toBe(true)
    }
    expect((await fileOf('report/secrets.csv')).status).toBe(404)
    expect((await fileOf('report/objections.csv')).text).toContain(`"'=Leave out`)
    expect((await fileOf('dispositions.csv')).text).toContain(`"'=HYPERLINK`)
    expect((await fileOf('dispositions.csv')).text).toContain(`"'+It is no word."`)
  })

  it('[PR375] [PR377] says in words where a section has nothing to tell, under ACCORD’s headings', async () => {
    const { slug } = await aProcess(platform)
    const page = await (await fetch(`${app.url}/processes/${slug}/report`)).text()
    for (const part of ['Introduction', 'Methods', 'Results', 'Discussion', 'Other information']) {
      expect(page).toContain(`<h2>${part}</h2>`)
    }
    for (const words of [
      'No rating round was closed.',
      'Nobody objected.',
      'Nobody stood apart.',
      'Nothing was adopted.',
    ]) {
      expect(page).toContain(words)
    }
  })

  it('[PR376] [PR378] [PR49] counts nothing in what was told afterwards', async () => {
    const { prisma } = platform.database
    const natured = (nature: 'real' | 'reconstruction') =>
      prisma.process.update({ where: { id: process.id }, data: { nature } })
    await natured('reconstruction')
    const told = await readReport(platform, visitor, process.slug)
    await natured('real')
    expect(told).toMatchObject({ answered: null, met: [], objections: [], ballots: [] })
    expect(told.limitations[0]).toMatch(/told afterwards from sources/)
    expect(told.limitations.join(' ')).not.toMatch(/voted/)
  })

  it('[PR377] names nobody where the charter keeps names', async () => {
    const kept = JSON.stringify(await readReport(platform, visitor, quiet.slug))
    for (const { name } of [quiet.apart, quiet.commenter, quiet.steward]) expect(kept).not.toContain(name)
    const told = await readReport(platform, quiet.steward, quiet.slug)
    expect(told.notes).toMatchObject([{ by: quiet.apart.name }])
  })
})

/** As much of an export as is looked at here. */
interface Exported {
  readonly report: ProcessReport
  readonly plans: readonly { readonly plan: unknown; readonly planHash: string | null }[]
  readonly log: readonly { readonly number: number }[]
  readonly contributions: readonly {
    readonly number: number
    readonly text: string
    readonly proposedText: string | null
    readonly hash: string
  }[]
  readonly answers: readonly unknown[]
  readonly changes: readonly { readonly text: number }[]
  readonly rounds: readonly { readonly report: unknown; readonly reportHash: string }[]
  readonly votes: readonly { readonly choice: string }[]
}

const exported = async (of: WholeProcess): Promise<Exported> => JSON.parse((await fileOf('export.json', of)).text)

describe('a whole process in one file', () => {
  it('[PR385] has all that a visitor may read, and every hash is of what stands there', async () => {
    const whole = await exported(process)
    expect(whole.report).toEqual(report)
    expect(whole.log.map(({ number }) => number)).toEqual(countedDown(report.process.events))
    expect(whole.contributions.map(({ number }) => number)).toEqual([1, 2, 3, 4])
    for (const said of whole.contributions) expect(contributionHash(said.text, said.proposedText)).toBe(said.hash)
    for (const { plan, planHash } of whole.plans) {
      if (planHash !== null) expect(sha256(canonicalValue(plan))).toBe(planHash)
    }
    for (const round of whole.rounds) expect(sha256(canonicalValue(round.report))).toBe(round.reportHash)
    for (const stage of whole.report.stages) {
      if (stage.reportHash !== null) expect(sha256(canonicalValue(stage.report))).toBe(stage.reportHash)
    }
    expect(whole.votes.map(({ choice }) => choice).toSorted()).toEqual(['approve', 'approve', 'reject'])
    expect(whole.changes.length).toBe(report.changes.reduce((sum, { all }) => sum + all, 0))
    expect(whole.report.texts.at(-1)?.hash).toBe(process.textHash)
  })

  it('[PR385] [PR386] names nobody where the charter keeps names, and is not there before the process opens', async () => {
    for (const file of ['export.json', 'prov.jsonld']) {
      const { text } = await fileOf(file, quiet)
      for (const { name, id } of [quiet.apart, quiet.commenter]) {
        expect(text).not.toContain(name)
        expect(text).not.toContain(id)
      }
      const hidden = await aProcess(platform, { isOpen: false })
      expect((await fetch(`${app.url}/processes/${hidden.slug}/${file}`)).status).toBe(404)
    }
  })

  it('[PR386] tells as PROV-O which text came of which, in what, and what was said and answered', async () => {
    const store = await provenanceOf(process)
    const prov = (name: string) => `http://www.w3.org/ns/prov#${name}`
    const objects = (subject: string, name: string) =>
      store.getObjects(subject, prov(name), null).map(({ value }) => value)
    const origin = new URL(platform.config.publicUrl).origin
    const text = (place: number) => `${origin}/wiki/${process.page}/revisions/${report.texts[place]?.revision}`
    const last = report.texts.length - 1
    expect(objects(text(last), 'wasRevisionOf')).toEqual([text(last - 1)])
    expect(objects(`${origin}/wiki/${process.page}/versions/2026`, 'wasDerivedFrom')).toEqual([text(last)])
    const comment = `${origin}/processes/${process.slug}/contributions/${process.numbers.comment}`
    const [answer] = store.getSubjects(prov('used'), comment, null)
    expect(objects(answer?.value ?? '', 'wasAssociatedWith')).toHaveLength(2)
    expect(objects(comment, 'wasAttributedTo')).toEqual([`${origin}/people/${process.commenter.id}`])
    const activities = store.getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', prov('Activity'), null)
    expect(activities).toHaveLength(1 + report.stages.length + 2)
    expect((await provenanceOf(quiet)).getQuads(null, prov('wasAttributedTo'), null, null)).toEqual([])
  })
})

const countedDown = (from: number) => Array.from({ length: from }, (_, at) => from - at)

/** Read by a library of JSON-LD, which fetches nothing. */
async function provenanceOf(of: WholeProcess): Promise<Store> {
  const { text } = await fileOf('prov.jsonld', of)
  const documentLoader = () => Promise.reject(new Error('nothing is to be fetched'))
  const options = { format: 'application/n-quads', documentLoader } as jsonld.Options.ToRdf
  return new Store(
    new Parser({ format: 'application/n-quads' }).parse(String(await jsonld.toRDF(JSON.parse(text), options))),
  )
}
