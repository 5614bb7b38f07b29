import { revisionPath, versionPath } from '../definitions/addresses.ts'
import { about, type Fact, named, resource, value } from '../definitions/facts.ts'
import type { Person } from '../kernel/contract.ts'
import type { ContributionView } from './commenting-contract.ts'
import type { AnswerRow } from './dispositions-contract.ts'
import type { ProcessReport } from './report-contract.ts'

/** Where a process and what belongs to it is found. */
export interface Places {
  /** Of the wiki: https://fieldword.example. */
  readonly origin: string
  readonly report: Pick<ProcessReport, 'process' | 'texts' | 'stages' | 'adopted'>
}

const at = ({ origin, report: { process } }: Places, path: string) => `${origin}/processes/${process.slug}${path}`
const textAt = ({ origin, report: { process } }: Places, revision: number) =>
  `${origin}${revisionPath(process.page.slug, revision)}`
const stageAt = (places: Places, id: string) => at(places, `#stage-${id}`)
const saidAt = (places: Places, number: number) => at(places, `/contributions/${number}`)
const time = (instant: string | null) => (instant === null ? null : value(instant, 'xsd:dateTime'))

/** [PR386] The process and its stages as activities, its texts as entities: which came of which, and of what. After W3C PROV-O. */
export function processFacts(places: Places): Fact[] {
  const { process, stages } = places.report
  return [
    ...about(at(places, ''), [
      ['rdf:type', resource(named('prov:Activity'))],
      ['dcterms:title', value(process.title)],
      ['prov:startedAtTime', time(process.openedAt)],
      ['prov:endedAtTime', time(process.closedAt)],
    ]),
    ...stages.flatMap(stage => stageFacts(places, stage)),
    ...textFacts(places),
    ...versionFacts(places),
  ]
}

function stageFacts(places: Places, stage: ProcessReport['stages'][number]): Fact[] {
  const used = places.report.texts.find(({ hash }) => hash === stage.inputHash)
  return about(stageAt(places, stage.id), [
    ['rdf:type', resource(named('prov:Activity'))],
    ['dcterms:title', value(stage.title)],
    ['dcterms:isPartOf', resource(at(places, ''))],
    ['prov:startedAtTime', time(stage.openedAt)],
    ['prov:endedAtTime', time(stage.closedAt)],
    ['prov:used', used ? resource(textAt(places, used.revision)) : null],
  ])
}

/** A text that came of a stage is a revision of the one before it. */
function textFacts(places: Places): Fact[] {
  const { texts } = places.report
  return texts.flatMap(({ place, revision, hash, stage }) => {
    const before = texts[place - 1]
    return about(textAt(places, revision), [
      ['rdf:type', resource(named('prov:Entity'))],
      ['dcterms:identifier', value(`sha256:${hash}`)],
      ['prov:wasRevisionOf', before ? resource(textAt(places, before.revision)) : null],
      ['prov:wasGeneratedBy', stage && before ? resource(stageAt(places, stage.id)) : null],
    ])
  })
}

function versionFacts(places: Places): Fact[] {
  const { origin, report } = places
  const { adopted, process, texts, stages } = report
  if (!adopted) return []
  const address = (label: string) => `${origin}${versionPath(process.page.slug, label)}`
  const text = texts.find(({ hash }) => hash === adopted.textHash)
  const ballot = stages.findLast(({ kind, inputHash }) => kind === 'adoption' && inputHash === adopted.textHash)
  return about(address(adopted.label), [
    ['rdf:type', resource(named('prov:Entity'))],
    ['prov:wasDerivedFrom', text ? resource(textAt(places, text.revision)) : null],
    ['prov:wasRevisionOf', adopted.replaces === null ? null : resource(address(adopted.replaces))],
    ['prov:wasGeneratedBy', ballot ? resource(stageAt(places, ballot.id)) : null],
    ['prov:generatedAtTime', time(adopted.at)],
  ])
}

/** What was said, as an entity. Its author is told where the view names them. */
export function contributionFacts(places: Places, said: ContributionView): Fact[] {
  return [
    ...about(saidAt(places, said.number), [
      ['rdf:type', resource(named('prov:Entity'))],
      ['dcterms:identifier', value(`sha256:${said.hash}`)],
      ['prov:wasGeneratedBy', resource(stageAt(places, said.stage.id))],
      ['prov:generatedAtTime', time(said.writtenAt)],
      ['prov:wasRevisionOf', said.replaces === null ? null : resource(saidAt(places, said.replaces))],
      ['prov:wasAttributedTo', said.author ? resource(personAt(places, said.author)) : null],
    ]),
    ...personFacts(places, said.author),
  ]
}

/** An answer as an activity: it used what was said, and the texts it led to were influenced by it. */
export function answerFacts(places: Places, { input, answers }: AnswerRow): Fact[] {
  return answers.flatMap(answer => {
    const address = at(places, `/what-happened/${input.number}#answer-${answer.id}`)
    return [
      ...about(address, [
        ['rdf:type', resource(named('prov:Activity'))],
        ['dcterms:type', value(answer.kind)],
        ['prov:used', resource(saidAt(places, input.number))],
        ['prov:startedAtTime', time(answer.proposedAt)],
        ['prov:endedAtTime', time(answer.settledAt)],
        ['prov:wasAssociatedWith', answer.proposedBy ? resource(personAt(places, answer.proposedBy)) : null],
        ['prov:wasAssociatedWith', answer.settledBy ? resource(personAt(places, answer.settledBy)) : null],
      ]),
      ...answer.changes.flatMap(({ revisionNumber }) =>
        about(textAt(places, revisionNumber), [['prov:wasInfluencedBy', resource(address)]]),
      ),
      ...personFacts(places, answer.proposedBy),
      ...personFacts(places, answer.settledBy),
    ]
  })
}

const personAt = ({ origin }: Places, { id }: Person) => `${origin}/people/${id}`

function personFacts(places: Places, person: Person | null): Fact[] {
  if (!person) return []
  return about(personAt(places, person), [
    ['rdf:type', resource(named('prov:Person'))],
    ['schema:name', value(person.name)],
  ])
}
