import { z } from 'zod'

/** [DEF19] A language as BCP 47 names it, in its one canonical form: en, pt-BR, zh-Hant. */
export const languageTag = z
  .string()
  .trim()
  .min(2, 'Write the tag of a language: en, es, pt-BR.')
  .max(35, 'Write the tag of a language: en, es, pt-BR.')
  .transform((tag, context) => {
    const [canonical] = canonicalTags(tag)
    if (canonical && known.test(canonical)) return canonical
    context.addIssue({ code: 'custom', message: 'There is no such language tag. Write one as en, es, pt-BR, zh-Hant.' })
    return z.NEVER
  })

// Two or three letters, as all registered languages have; not those codes that say which language it is not.
const known = /^(?!(?:und|zxx|mul|mis)(?:-|$))[a-z]{2,3}(?:-|$)/

function canonicalTags(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag)
  } catch {
    return []
  }
}

// Scripts that run from right to left, as Unicode's Bidi_Class has them.
const rightToLeft = new Set(
  'Adlm Arab Aran Armi Avst Chrs Cprt Elym Hatr Hebr Hung Khar Lydi Mand Mani Mend Merc Mero Narb Nbat Nkoo Orkh Ougr Palm Phli Phlp Phnx Prti Rohg Samr Sarb Sogd Sogo Syrc Thaa Todr Yezi'.split(
    ' ',
  ),
)

/** Which way its script runs. Not every browser can tell by itself. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  return rightToLeft.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}

const languages = new Intl.DisplayNames('en', { type: 'language' })

/** "Spanish", "Brazilian Portuguese". */
export function languageName(tag: string): string {
  return languages.of(tag) ?? tag
}
