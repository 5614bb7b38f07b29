import { findPage, findReadablePage } from '@fieldword/server/pages/index.ts'
import { eachTime, onceEach } from '@fieldword/server/platform/work/once.ts'
import { visitor } from '@fieldword/shared/policy/actor.ts'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { counted } from '../support/counted.ts'
import { createTestPlatform, type TestPlatform } from '../support/platform.ts'
import { twoPeople } from '../support/writing.ts'

let test: TestPlatform
beforeAll(async () => {
  test = await createTestPlatform()
  const { author } = await twoPeople(test.platform)
  await author.makePage('Mastery')
})
afterAll(() => test.close())

describe('what the parts of one page ask for alike', () => {
  it('[PLT4] is asked of the database once while a page is made, whoever of its parts asks, at once or later', async () => {
    const { platform, during } = counted({ ...test.platform, once: onceEach() })
    const asked = await during(async () => {
      await Promise.all([findPage(platform, 'mastery'), findReadablePage(platform, visitor, 'mastery')])
      await findPage(platform, 'Mastery')
    })
    expect(asked).toBe(1)
  })

  it('[PLT4] is refused to all of them where it is not there', async () => {
    const { platform, during } = counted({ ...test.platform, once: onceEach() })
    const asked = await during(async () => {
      const both = await Promise.allSettled([findPage(platform, 'nowhere'), findPage(platform, 'nowhere')])
      expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    })
    expect(asked).toBe(1)
  })

  it('[PLT4] is asked each time by what is not one page: it may have changed in between', async () => {
    const { platform, during } = counted({ ...test.platform, once: eachTime })
    const asked = await during(async () => {
      await findPage(platform, 'mastery')
      await findPage(platform, 'mastery')
    })
    expect(asked).toBe(2)
  })
})
