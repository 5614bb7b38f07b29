import { contract } from '@fieldword/shared/api.ts'
import { type FieldRow, fieldRows } from './fields.ts'

export interface Operation {
  readonly id: string
  readonly method: string
  /** Below the API's base, with names in braces. */
  readonly path: string
  readonly summary: string
  readonly status: number
  readonly input: readonly FieldRow[]
  readonly output: readonly FieldRow[]
}

export interface DocsAnswer {
  readonly groups: readonly { readonly tag: string; readonly operations: readonly Operation[] }[]
}

/** Every operation of the contract, under the slice it belongs to. */
export function operationsByTag(): DocsAnswer['groups'] {
  return Object.entries(contract).map(([tag, procedures]) => ({
    tag,
    operations: Object.entries(procedures).map(([name, procedure]) => {
      const { route, inputSchema, outputSchema } = procedure['~orpc']
      return {
        id: `${tag}.${name}`,
        method: route.method ?? 'POST',
        path: route.path ?? '',
        summary: route.summary ?? '',
        status: route.successStatus ?? 200,
        input: fieldRows(inputSchema, 'input'),
        output: fieldRows(outputSchema, 'output'),
      }
    }),
  }))
}
