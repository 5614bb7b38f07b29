import { getSchema } from '@tiptap/core'
import type { Schema } from '@tiptap/pm/model'
import { documentExtensions } from './extensions.ts'

export const documentSchema: Schema = getSchema(documentExtensions)

/**
 * [DOC5] Changes whenever what a document may hold changes. It travels with every connection, because an editor deletes
 * what its own schema does not know. Not a secret and not a proof: 64 bits that tell two builds apart.
 */
export const schemaFingerprint: string = fingerprintOf(documentSchema)

export function fingerprintOf(schema: Schema): string {
  return shortHash(describe(schema))
}

function describe(schema: Schema): string {
  const nodes = Object.values(schema.nodes).map(({ name, spec }) => [
    'node',
    name,
    spec.content ?? '',
    spec.marks ?? '_',
    spec.group ?? '',
    spec.inline ?? false,
    attributesOf(spec.attrs),
  ])
  const marks = Object.values(schema.marks).map(({ name, spec }) => [
    'mark',
    name,
    spec.excludes ?? name,
    spec.group ?? '',
    attributesOf(spec.attrs),
  ])
  // Sorted, because the order in which extensions are listed says nothing about what a document may hold.
  const parts = [...nodes, ...marks].map(part => JSON.stringify(part)).sort((a, b) => (a < b ? -1 : 1))
  return JSON.stringify([schema.topNodeType.name, ...parts])
}

function attributesOf(attrs: Readonly<Record<string, { default?: unknown }>> = {}): [string, unknown][] {
  return Object.entries(attrs)
    .map(([name, { default: value }]): [string, unknown] => [name, value ?? null])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

/** FNV-1a, 64 bits, in hexadecimal. Web Crypto would answer only later, and the fingerprint is needed at import. */
function shortHash(text: string): string {
  let hash = 0xcbf29ce484222325n
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
  }
  return hash.toString(16).padStart(16, '0')
}
