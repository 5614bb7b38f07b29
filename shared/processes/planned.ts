import { z } from 'zod'
import { instant, line, lines } from '../kernel/contract.ts'
import { refuse } from '../kernel/refusals.ts'
import type { Result } from '../kernel/result.ts'
import { canonicalValue } from './canonical.ts'
import { designs } from './designs.ts'
import type { Preset } from './presets.ts'
import {
  type Involvement,
  involvement,
  type StageKind,
  type StageVisibility,
  stageKind,
  stageVisibility,
} from './vocabulary.ts'

export const mostStages = 40
const largestPlan = 200_000

/** [PR35] A stage that is planned, as somebody writes it. What is left out is what its kind says. */
export const stageWish = z.strictObject({
  kind: stageKind,
  title: line.min(1, 'Write a title.').max(120, 'Use at most 120 characters.').optional(),
  purpose: lines.max(2000, 'Use at most 2,000 characters.').optional(),
  who: z.array(involvement).min(1, 'Choose at least one.').max(8).optional(),
  visibility: stageVisibility.optional(),
  opensAt: instant.nullable().optional(),
  closesAt: instant.nullable().optional(),
  plan: z.record(z.string(), z.unknown()).optional(),
})
export type StageWish = z.infer<typeof stageWish>

/** A stage as it is planned, with everything said. */
export interface PlannedStage {
  readonly kind: StageKind
  readonly title: string
  readonly purpose: string
  readonly who: Involvement[]
  readonly visibility: StageVisibility
  readonly opensAt: string | null
  readonly closesAt: string | null
  readonly plan: unknown
}

/** [PR35] Refuses with `bad-input` what its kind's plan does not take, and dates the wrong way round. */
export function plannedStage(wish: StageWish, place: string): Result<PlannedStage> {
  const design = designs[wish.kind]
  const plan = design.plan.safeParse(wish.plan ?? {})
  if (!plan.success) {
    const issues = plan.error.issues.map(({ path, message }) => ({ path: [place, 'plan', ...path].join('.'), message }))
    return refuse('bad-input', { issues })
  }
  if (canonicalValue(plan.data).length > largestPlan) {
    return refuse('bad-input', { issues: [{ path: `${place}.plan`, message: 'This plan is too long.' }] })
  }
  const { opensAt = null, closesAt = null } = wish
  if (opensAt !== null && closesAt !== null && Date.parse(closesAt) <= Date.parse(opensAt)) {
    const message = 'It closes after it opens. Choose a later day.'
    return refuse('bad-input', { issues: [{ path: `${place}.closesAt`, message }] })
  }
  return {
    ...{ kind: wish.kind, opensAt, closesAt, plan: plan.data },
    title: wish.title ?? design.title,
    purpose: wish.purpose ?? design.purpose,
    who: wish.who ?? [...design.who],
    visibility: wish.visibility ?? design.visibility,
  }
}

const aDay = 24 * 60 * 60 * 1000

/** [PR34] The stages of a preset, one after the other from `begins`; without dates where it is not known. */
export function wishesOf({ stages }: Preset, begins: Date | null): StageWish[] {
  let next = begins
  return stages.map(({ kind, days = designs[kind].days, title, purpose, plan }) => {
    const opensAt = next
    next = opensAt && days !== null ? new Date(opensAt.getTime() + days * aDay) : null
    return {
      ...{ kind, opensAt: opensAt?.toISOString() ?? null, closesAt: next?.toISOString() ?? null },
      ...(title !== undefined && { title }),
      ...(purpose !== undefined && { purpose }),
      ...(plan !== undefined && { plan: { ...plan } }),
    }
  })
}
