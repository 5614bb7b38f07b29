import { slug as slugRule } from '@fieldword/shared/kernel/contract.ts'
import { refuse } from '@fieldword/shared/kernel/refusals.ts'
import { isRefusal } from '@fieldword/shared/kernel/result.ts'
import { foldSlug, slugFrom } from '@fieldword/shared/pages/slug.ts'
import { titleKeyOf } from '@fieldword/shared/pages/title-key.ts'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

describe('addresses', () => {
  it.each([
    ['Competency-based education', 'competency-based-education'],
    ['  What is CBE?  ', 'what-is-cbe'],
    ["The teacher's guide", 'the-teachers-guide'],
    ['Über Schüler’s Größe', 'über-schülers-größe'],
    ['能力本位教育', '能力本位教育'],
    ['हिन्दी शिक्षा', 'हिन्दी-शिक्षा'],
    ['Обучение: 2-е издание', 'обучение-2-е-издание'],
    ['K–12 / 100 %', 'k-12-100'],
  ])('[PG1] "%s" is at %s', (title, slug) => {
    expect(slugFrom(title)).toBe(slug)
  })

  it.each(['', '???', '— …', '🙂'])('[PG1] "%s" gives no address', title => {
    expect(slugFrom(title)).toEqual(refuse('title-unusable'))
  })

  it('[PG1] a long title is cut after a whole word, a long word between characters', () => {
    expect(slugFrom('word '.repeat(40))).toBe(Array(24).fill('word').join('-'))
    expect(slugFrom('𠮷'.repeat(70))).toBe('𠮷'.repeat(60))
  })

  it('[PG1] every address made is one that the API takes, and is made again from itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), title => {
        const slug = slugFrom(title)
        if (isRefusal(slug)) return
        expect(slugRule.safeParse(slug).success).toBe(true)
        expect(slugFrom(slug)).toBe(slug)
      }),
    )
  })

  it('[PG2] case and composition make no other address', () => {
    expect(foldSlug('U\u0308ber-CBE')).toBe('\u00fcber-cbe')
  })
})

describe('sort keys', () => {
  it('[PG3] case, accents and punctuation say nothing', () => {
    expect(titleKeyOf('Éducation: “par compétences”')).toBe('education par competences')
  })

  it('[PG3] vowel signs and syllables stay whole', () => {
    expect(titleKeyOf('हिन्दी')).toBe('हिन्दी')
    expect(titleKeyOf('한국어')).toBe('한국어')
  })
})
