import { name } from '@fieldword/shared/accounts/contract.ts'
import { nameKey } from '@fieldword/shared/accounts/name.ts'
import { describe, expect, it } from '@jest/globals'

describe('a name', () => {
  it('is kept in one form, with single spaces', () => {
    expect(name.parse('  Ada \t Ｌovelace ')).toBe('Ada Lovelace')
    expect(name.parse('Jose\u0301')).toBe('José')
  })

  it.each(['A', '', '   ', 'x'.repeat(61), 'Ada\u202eecalevoL', 'Ada\u0000', 'Ada\u200bLovelace'])(
    'is not %j',
    text => {
      expect(name.safeParse(text).success).toBe(false)
    },
  )

  it('[ACC2] is the same whatever the case or width of its letters', () => {
    expect(nameKey('MEMBER  a')).toBe(nameKey('Ｍember A'))
    expect(nameKey('Straße')).toBe(nameKey('STRASSE'))
    expect(nameKey('Jose\u0301')).toBe(nameKey('JOSÉ'))
    expect(nameKey('Member A')).not.toBe(nameKey('Member B'))
  })
})
