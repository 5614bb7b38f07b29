import { readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '@fieldword/server/platform/config.ts'
import { afterAll, describe, expect, it } from '@jest/globals'
import { freshDirectory } from '../support/server-process.ts'

const root = freshDirectory()
afterAll(() => rmSync(root, { recursive: true }))

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://wiki.example.org',
  SESSION_SECRET: 'pQ7cYt2nW9xKf4LhB8vRz3MsD6jGa1Eu',
  DATABASE_URL: 'postgresql://wiki:Vg5-nothing-one-guesses@db.example.org/wiki',
}

it('[RUN7] asks for nothing at home', () => {
  expect(readConfig({}, root)).toMatchObject({
    production: false,
    port: 3000,
    host: null,
    databaseUrl: null,
    publicUrl: 'http://localhost:3000',
    secure: false,
    trustProxy: 0,
    smtpUrl: null,
    mailFrom: null,
  })
})

it('[RUN7] makes a session secret once and keeps it to its owner', () => {
  const { sessionSecret } = readConfig({}, root)
  expect(readConfig({}, root).sessionSecret).toBe(sessionSecret)
  const file = join(root, '.fieldword/session-secret')
  expect(readFileSync(file, 'utf8')).toBe(sessionSecret)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

it('[RUN7] takes a setting that is empty for one that is not set', () => {
  expect(readConfig({ PORT: '', HOST: '', DATABASE_URL: '' }, root)).toMatchObject({ port: 3000, host: null })
})

it('[RUN7] knows people who come by https', () => {
  expect(readConfig(production, root)).toMatchObject({ secure: true, publicUrl: 'https://wiki.example.org' })
})

describe('[RUN8] production starts with no default', () => {
  it.each([
    ['PUBLIC_URL', ''],
    ['SESSION_SECRET', ''],
    ['SESSION_SECRET', 'short'],
    ['SESSION_SECRET', 'a'.repeat(40)],
    ['DATABASE_URL', 'postgresql://postgres:postgres@db/wiki'],
    ['DATABASE_URL', 'postgresql://wiki:wiki@db/wiki'],
    ['DATABASE_URL', 'postgresql://wiki:ChangeMe@db/wiki'],
  ])('%s=%s', (name, value) => {
    expect(() => readConfig({ ...production, [name]: value }, root)).toThrow(name)
  })
})

describe('[RUN7] a wrong setting is named', () => {
  it.each([
    ['PORT', 'abc'],
    ['PORT', '70000'],
    ['PUBLIC_URL', 'wiki.example.org'],
    ['PUBLIC_URL', 'https://example.org/wiki'],
    ['DATABASE_URL', 'mysql://db/wiki'],
    ['TRUST_PROXY', 'yes'],
  ])('%s=%s', (name, value) => {
    expect(() => readConfig({ [name]: value }, root)).toThrow(new RegExp(`^${name} `))
  })
})
