import { oc } from '@orpc/contract'
import { z } from 'zod'
import { definitionComparison } from '../definitions/compare-contract.ts'
import { lineageKind } from '../definitions/contract.ts'
import { slug } from '../kernel/contract.ts'
import { changesOfText } from './changes-contract.ts'

const count = z.number().int()
const end = z.object({ number: count, handle: z.string() })
const text = z.object({
  /** What it is called: the title of the stage it came of, or the label of a version. */
  name: z.string(),
  /** As its picture calls it: r12, or the label of a version. */
  label: z.string(),
  revision: count,
})

export const flowStep = z.object({
  from: text,
  to: text,
  /** The elements' ties as somebody recorded them; else as the texts suggest them. */
  recorded: z.boolean(),
  map: definitionComparison.pick({ links: true, fromElements: true, toElements: true, mapText: true }),
  rows: z.array(
    z.object({
      kind: lineageKind,
      before: z.array(end.extend({ elementId: z.string() })),
      after: end.nullable(),
      inputs: count,
    }),
  ),
  whole: count,
})
export type FlowStepView = z.infer<typeof flowStep>

export const flow = z.object({
  process: changesOfText.shape.process,
  /** From each text to the next, in their order. */
  steps: z.array(flowStep),
  /** From the version before to the one that was adopted; null before there is one. */
  adopted: flowStep.nullable(),
})
export type Flow = z.infer<typeof flow>

export const flowContract = {
  flow: oc
    .route({
      method: 'GET',
      path: '/processes/{slug}/flow',
      tags: ['processes'],
      summary: 'Which elements of the texts of a process became which, and how many inputs touched each',
    })
    .input(z.strictObject({ slug }))
    .output(flow),
}
