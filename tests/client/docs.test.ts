import { fieldRows } from '@fieldword/client/docs/fields.ts'
import { findOperation, operationGroups } from '@fieldword/client/docs/operations.ts'
import { contract } from '@fieldword/shared/api.ts'
import { describe, expect, it } from '@jest/globals'
import { z } from 'zod'

const typeOf = (schema: z.ZodType) => fieldRows(z.object({ field: schema }), 'input')[0]?.type

describe('types in words', () => {
  it.each<[z.ZodType, string]>([
    [z.uuid(), 'id'],
    [z.iso.datetime(), 'instant, ISO 8601 in UTC'],
    [z.string().max(120), 'text, at most 120 characters'],
    [z.enum(['article', 'definition']), '"article" or "definition"'],
    [z.number().int().min(1).max(100), 'number from 1 to 100'],
    [z.number().int(), 'number'],
    [z.boolean(), 'true or false'],
    [z.string().nullable(), 'text or null'],
    [z.array(z.string()), 'list of text'],
    [z.object({ id: z.uuid(), title: z.string() }), '{ id, title }'],
    [z.coerce.number().int().min(1).max(100).default(30), 'number from 1 to 100; 30 unless given'],
  ])('%#', (schema, words) => {
    expect(typeOf(schema)).toBe(words)
  })
})

const listed = operationGroups.flatMap(group => group.operations)

it('[API10] documents every operation of the contract, with an address and a summary', () => {
  const known = Object.entries(contract).flatMap(([tag, procedures]) =>
    Object.keys(procedures).map(name => `${tag}.${name}`),
  )
  expect(listed.map(operation => operation.id)).toEqual(known)
  for (const { path, summary } of listed) {
    expect(path).toMatch(/^\//)
    expect(summary).not.toBe('')
  }
})

it('[API10] has a page for each, which names every part of its path among what it takes', () => {
  for (const { id, path } of listed) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(match => match[1])
    expect(
      findOperation(id)
        ?.operation.fields()
        .input.map(field => field.name),
    ).toEqual(expect.arrayContaining(names))
  }
  for (const id of ['', 'accounts', 'accounts.', 'accounts.nothing', 'accounts.toString', 'toString.call']) {
    expect(findOperation(id)).toBeNull()
  }
})
