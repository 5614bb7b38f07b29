import { contract } from '@fieldword/shared/api.ts'
import type { AnyContractProcedure } from '@orpc/contract'
import { z } from 'zod'

/** As much of JSON Schema as the contracts come out as. */
export interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly format?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
}

/** A route that has an input, from the contracts themselves: a new one is there as soon as it exists. */
export interface Route {
  readonly name: string
  readonly method: string
  readonly path: string
  readonly schema: Schema
}

export const routesWithInput: readonly Route[] = Object.entries(contract).flatMap(([slice, procedures]) =>
  Object.entries(procedures as Record<string, AnyContractProcedure>).flatMap(([name, procedure]) => {
    const { route, inputSchema } = procedure['~orpc']
    if (!inputSchema) return []
    const schema = z.toJSONSchema(inputSchema as z.ZodType, { io: 'input', unrepresentable: 'any' }) as Schema
    return [{ name: `${slice}.${name}`, method: route.method ?? 'POST', path: route.path ?? '/', schema }]
  }),
)

export interface Pen {
  /** What has to stand somewhere, by its place in the input; undefined leaves it out. */
  readonly given: Readonly<Record<string, unknown>>
  /** Asked for every other string. */
  write(at: string, schema: Schema): string | undefined
}

/** An input of every field that takes words, and of those others that have to be there. */
export function filledIn(schema: Schema, pen: Pen, at = ''): unknown {
  if (at in pen.given) return pen.given[at]
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const branch = (schema.anyOf ?? schema.oneOf)?.find(({ type }) => type !== 'null')
  if (branch) return filledIn(branch, pen, at)
  switch (schema.type) {
    case 'object':
      return objectOf(schema, pen, at)
    case 'array':
      return schema.items ? [filledIn(schema.items, pen, `${at}.0`)] : []
    case 'string':
      return pen.write(at, schema)
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    default:
      return schema.type === 'boolean'
  }
}

function objectOf({ properties = {}, required = [] }: Schema, pen: Pen, at: string): Record<string, unknown> {
  const filled = Object.entries(properties).flatMap(([key, schema]) => {
    const place = at === '' ? key : `${at}.${key}`
    if (!required.includes(key) && !takesWords(schema) && !(place in pen.given)) return []
    const value = filledIn(schema, pen, place)
    return value === undefined ? [] : [[key, value] as const]
  })
  return Object.fromEntries(filled)
}

/** Whether people write something there, other than a choice or an address of ours. */
export function takesWords(schema: Schema): boolean {
  if (schema.enum || schema.const !== undefined) return false
  const below = [...(schema.anyOf ?? schema.oneOf ?? []), ...Object.values(schema.properties ?? {})]
  if (schema.items) below.push(schema.items)
  return (schema.type === 'string' && !schema.format && !schema.pattern) || below.some(takesWords)
}
