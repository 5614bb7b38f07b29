import { designs } from '@fieldword/shared/processes/designs.ts'
import type { StageKind } from '@fieldword/shared/processes/vocabulary.ts'
import { type PlanField, planFields } from './plan-fields.ts'

export type Plan = Readonly<Record<string, unknown>>

/** A plan with everything said, also what a stage left to its kind. */
export function wholePlan(kind: StageKind, plan: unknown): Plan {
  return designs[kind].plan.parse(plan) as Plan
}

/** [PR345] The plan that a form says; what it has no field for stays as it is kept. */
export function planIn(form: URLSearchParams, kind: StageKind, kept: Plan): Record<string, unknown> {
  return { ...kept, ...Object.fromEntries(planFields[kind].map(field => [field.name, valueIn(form, field)])) }
}

/** What is no number is sent as none, for the contract to refuse in words. */
function valueIn(form: URLSearchParams, field: PlanField): unknown {
  const sent = form.get(sentAs(field))?.trim() ?? ''
  switch (field.asked) {
    case 'number':
      return sent === '' ? null : Number(sent)
    case 'tick':
      return sent !== ''
    case 'one':
      return field.isNumber ? Number(sent) : sent
    case 'several':
      return form.getAll(sentAs(field))
  }
}

export const sentAs = ({ name }: Pick<PlanField, 'name'>) => `plan.${name}`
