import { z } from 'zod'

export interface FieldRow {
  readonly name: string
  /** In words: "text, at most 200 characters". */
  readonly type: string
  readonly required: boolean
}

/** The part of JSON Schema that contracts turn into. */
interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly format?: string
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly default?: unknown
}

/** What goes in or comes out, one row a field. Nothing where a contract takes or gives nothing. */
export function fieldRows(schema: unknown, io: 'input' | 'output'): FieldRow[] {
  if (!(schema instanceof z.ZodType)) return []
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
  }) as Schema
  return Object.entries(properties).map(([name, field]) => ({
    name,
    type: typeInWords(field),
    required: required.includes(name),
  }))
}

export function typeInWords(schema: Schema): string {
  const { default: standard } = schema
  const type = bareType(schema)
  return standard === undefined || standard === null ? type : `${type}; ${JSON.stringify(standard)} unless given`
}

function bareType(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(choice => JSON.stringify(choice)).join(' or ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(bareType))].join(' or ')
  if (Array.isArray(schema.type)) return schema.type.map(type => bareType({ ...schema, type })).join(' or ')
  if (schema.type === 'array') return `list of ${schema.items ? bareType(schema.items) : 'anything'}`
  if (schema.type === 'object' || schema.properties || schema.allOf) return objectType(schema)
  switch (schema.type) {
    case 'string':
      return stringType(schema)
    case 'integer':
    case 'number':
      return numberType(schema)
    case 'boolean':
      return 'true or false'
    case 'null':
      return 'null'
    default:
      return 'text'
  }
}

function objectType({ properties }: Schema): string {
  const names = Object.keys(properties ?? {})
  return names.length > 0 ? `{ ${names.join(', ')} }` : 'object'
}

function stringType({ format, maxLength }: Schema): string {
  if (format === 'uuid') return 'id'
  if (format === 'date-time') return 'instant, ISO 8601 in UTC'
  if (format === 'email') return 'e-mail address'
  return maxLength ? `text, at most ${maxLength} characters` : 'text'
}

function numberType({ minimum, maximum }: Schema): string {
  // JSON Schema writes down the limits of safe integers too, which say nothing.
  const limits = [
    minimum === undefined || minimum < -1e15 ? '' : `from ${minimum}`,
    maximum === undefined || maximum > 1e9 ? '' : `to ${maximum}`,
  ].filter(Boolean)
  return ['number', ...limits].join(' ')
}
