import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { schemaDifference } from '../support/schema-difference.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.close())

it('the migrations lead to what the models say', async () => {
  expect(await schemaDifference(test.url)).toBe('')
})
