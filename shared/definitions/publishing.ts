import { type Refusal, refuse } from '../kernel/refusals.ts'
import { isRefusal, type Result } from '../kernel/result.ts'
import { firstDay } from './dated.ts'
import { foldHandle, handleProblem } from './handles.ts'
import { foldLabel } from './label.ts'
import type { ElementText } from './lineage.ts'
import { orderProblem, placeByDate } from './order.ts'
import { checkSuperseding } from './status.ts'
import type { VersionStatus, VersionWish } from './version-contract.ts'

/** What a version would stand among, and on. */
export interface Standing {
  /** Of the same page, oldest first. */
  readonly versions: readonly {
    readonly label: string
    readonly datedOn: string
    readonly status: VersionStatus
    readonly revisionNumber: number
  }[]
  readonly revision: RevisionToName | null
  /** The last day it may be anywhere on earth. */
  readonly today: string
}

export interface RevisionToName {
  readonly id: string
  readonly number: number
  readonly state: string
  readonly elements: readonly ElementText[]
}

interface Publishable {
  readonly revisionId: string
  /** Among the others, oldest first. */
  readonly place: number
}

/** [DEF11–DEF18] Whether this may be published so, and where it stands then. */
export function checkPublication(wish: VersionWish, standing: Standing): Result<Publishable> {
  const { versions, revision, today } = standing
  if (!revision) return wrong('revision', `This page has no revision ${wish.revision}.`)
  if (revision.state !== 'approved') return refuse('revision-not-approved')
  const named = versions.find(({ revisionNumber }) => revisionNumber === revision.number)
  if (named) return refuse('revision-named', { label: named.label })
  const taken = versions.some(({ label }) => foldLabel(label) === foldLabel(wish.label))
  if (taken) return refuse('label-taken', issues('label', `There is a version ${wish.label}. Choose another label.`))
  const [problem] = elementProblems(revision.elements)
  if (problem) return wrong('revision', problem)
  const amiss = variantProblem(wish, revision.elements)
  if (amiss) return amiss
  if (firstDay(wish.datedOn) > today) return wrong('datedOn', 'This date is still to come.')
  const place = placeOf(wish, versions)
  if (isRefusal(place)) return place
  return statusRefusal(wish, versions, place) ?? { revisionId: revision.id, place }
}

/** [DEF16] What is wrong with the elements of a text, as sentences. */
export function elementProblems(elements: readonly ElementText[]): string[] {
  const twice = (keyOf: (element: ElementText) => string) => (element: ElementText, place: number) =>
    keyOf(element) !== '' && elements.findIndex(other => keyOf(other) === keyOf(element)) < place
  return [
    ...elements.flatMap(({ number, handle }) => {
      const problem = handleProblem(handle)
      return problem ? [`The short name of element ${number} cannot stay. ${problem} ${howToMend}`] : []
    }),
    ...elements
      .filter(twice(({ handle }) => foldHandle(handle)))
      .map(({ number, handle }) => `Element ${number} has the short name “${handle}”, as one before it. ${howToMend}`),
    ...elements
      .filter(twice(({ id }) => id))
      .map(({ number }) => `Element ${number} has the id of one before it. ${howToMend}`),
  ]
}

const howToMend = 'Change it in the draft, have that approved, and publish the new revision.'

function variantProblem({ variants }: VersionWish, elements: readonly ElementText[]): Refusal | null {
  const known = new Set(elements.map(({ id }) => id))
  const place = variants.findIndex(({ elementId }) => !known.has(elementId))
  return place < 0 ? null : wrong(`variants.${place}.elementId`, 'This text has no such element.')
}

/** [DEF14] */
function placeOf({ after, datedOn }: VersionWish, versions: Standing['versions']): Result<number> {
  const place = after === undefined ? placeByDate(versions, datedOn) : placeAfter(versions, after)
  if (place < 0) return wrong('after', 'This page has no such version.')
  const problem = orderProblem(versions, place, datedOn)
  return problem ? wrong(after === undefined ? 'datedOn' : 'after', problem) : place
}

/** -1 where there is no such version. */
function placeAfter(versions: Standing['versions'], label: string | null): number {
  if (label === null) return 0
  const at = versions.findIndex(known => known.label === label)
  return at < 0 ? -1 : at + 1
}

/** [DEF17] [DEF18] */
function statusRefusal(
  { status, supersedes, follows }: VersionWish,
  versions: Standing['versions'],
  place: number,
): Refusal | null {
  if (follows !== null && !versions.slice(0, place).some(({ label }) => label === follows)) {
    return wrong('follows', 'No version before this one has that label.')
  }
  if (status === 'in_force') {
    return checkSuperseding(versions.find(known => known.status === 'in_force') ?? null, supersedes)
  }
  const isReplaced = versions.slice(place).some(known => known.status === 'in_force' || known.status === 'superseded')
  return status === 'superseded' && !isReplaced
    ? wrong('status', 'No later version has taken its place: it is in force, or a working version.')
    : null
}

function wrong(path: string, message: string): Refusal {
  return refuse('bad-input', issues(path, message))
}

function issues(path: string, message: string) {
  return { issues: [{ path, message }] }
}
