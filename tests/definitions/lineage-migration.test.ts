import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, migrationsDirectory } from '@fieldword/server/platform/database/migrations.ts'
import { sha256 } from '@fieldword/server/platform/sha256.ts'
import { hashedForm } from '@fieldword/shared/definitions/lineage-hash.ts'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import pg from 'pg'
import { createBlankDatabase } from '../support/database.ts'
import { tie } from './support/texts.ts'

const lastBefore = '20261126210000_hidden_revisions'
const page = '0190a0a0-0000-7000-8000-00000000000a'
const [older, newer] = ['0190a0a0-0000-7000-8000-000000000001', '0190a0a0-0000-7000-8000-000000000002']
const [before, after] = ['a'.repeat(64), 'b'.repeat(64)]

let client: pg.Client
beforeAll(async () => {
  const url = await createBlankDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'fieldword-before-'))
  for (const name of readdirSync(migrationsDirectory).filter(name => name <= lastBefore)) {
    cpSync(join(migrationsDirectory, name), join(folder, name), { recursive: true })
  }
  await migrate(url, folder)
  rmSync(folder, { recursive: true })
  client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(asItWas)
  await migrate(url)
})
afterAll(() => client.end())

/** A definition with two versions, read once: one tie that names two stretches of words, and words that JSON has to escape. */
const asItWas = `
  SET session_replication_role = replica;
  INSERT INTO pages (id, slug, title, title_key, kind, position, created_at, updated_at)
    VALUES ('${page}', 'x', 'X', 'x', 'definition', 1, now(), now());
  INSERT INTO contents (hash, packed, place, size) VALUES ('${before}', '', 0, 0), ('${after}', '', 0, 0);
  INSERT INTO revisions (id, page_id, number, content_hash, title, summary, change_kind, origin, state, characters, delta, written_on, created_at)
    VALUES ('${older}', '${page}', 1, '${before}', 'X', '', 'wording', 'import', 'approved', 0, 0, '2011', now()),
      ('${newer}', '${page}', 2, '${after}', 'X', '', 'wording', 'import', 'approved', 0, 0, '2019', now());
  INSERT INTO versions (id, page_id, revision_id, label, name, status, dated_on, position, elements, provenance, sources, variants, created_at)
    VALUES ('${older}', '${page}', '${older}', '2011', 'First', 'superseded', '2011', 1, 2, '', '[]', '[]', now()),
      ('${newer}', '${page}', '${newer}', '2019', 'Second', 'in_force', '2019', 2, 3, '', '[]', '[]', now());
  INSERT INTO lineage (id, page_id, from_version_id, to_version_id, from_element_id, to_element_id, kind, carried, reading) VALUES
    ('0190a0a0-0001-7000-8000-000000000001', '${page}', '${older}', '${newer}', 'a', 'b', 'split', E'say "so"\\\\ or\\ttwo', 'editorial reading'),
    ('0190a0a0-0002-7000-8000-000000000002', '${page}', '${older}', '${newer}', 'a', 'c', 'split', '', 'editorial reading'),
    ('0190a0a0-0003-7000-8000-000000000003', '${page}', '${older}', '${newer}', 'a', 'b', 'split', 'größer', 'editorial reading'),
    ('0190a0a0-0004-7000-8000-000000000004', '${page}', '${older}', '${newer}', NULL, 'n', 'new', '', 'editorial reading');
  SET session_replication_role = DEFAULT;`

it('[DEF30] [DEF31] what was recorded before there were readings is the first one, hashed as it would be now', async () => {
  const { rows: readings } = await client.query('SELECT * FROM lineage_readings')
  const ties = [
    tie('a', 'b', 'split', { carried: ['say "so"\\ or\ttwo', 'größer'] }),
    tie('a', 'c', 'split'),
    tie(null, 'n', 'new'),
  ]
  expect(readings).toMatchObject([
    {
      ...{ page_id: page, from_version_id: older, to_version_id: newer, number: 1, recorded_by_id: null },
      ...{ reading: 'editorial reading', summary: 'First reading' },
      content_hash: sha256(hashedForm({ from: before, to: after }, 'editorial reading', ties)),
    },
  ])
  expect(readings[0].recorded_at.getTime()).toBe(0x0190a0a00001)
  const { rows } = await client.query('SELECT * FROM lineage_ties ORDER BY position')
  expect(rows).toMatchObject(
    ties.map(({ from, to, kind, carried }, place) => {
      return {
        position: place + 1,
        from_element_id: from,
        to_element_id: to,
        kind,
        carried,
        arrived: [],
        rationale: '',
      }
    }),
  )
})
