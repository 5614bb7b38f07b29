import type { VersionView } from '@fieldword/shared/definitions/contract.ts'
import { languageName } from '@fieldword/shared/definitions/language.ts'
import { versionHref } from './version-href.ts'

/** What the version translates, and what translates it, with those that are behind. */
export function Translations({ version: { translationOf, translations } }: { readonly version: VersionView }) {
  return (
    <>
      {translationOf ? (
        <>
          <dt>Translates</dt>
          <dd>
            <a href={versionHref(translationOf.slug, translationOf.label)} hrefLang={translationOf.language}>
              {translationOf.title}, {translationOf.label}
            </a>{' '}
            ({languageName(translationOf.language)})
            {translationOf.behind ? (
              <>
                . Behind: <a href={`/wiki/${translationOf.slug}`}>{translationOf.behind.label}</a> is in force there
                now.
              </>
            ) : null}
          </dd>
        </>
      ) : null}
      {translations.length > 0 ? (
        <>
          <dt>Translations</dt>
          <dd>
            <ul>
              {translations.map(({ slug, title, label, language, behind }) => (
                <li key={`${slug} ${label}`}>
                  <a href={versionHref(slug, label)} hrefLang={language}>
                    {title}, {label}
                  </a>{' '}
                  ({languageName(language)}
                  {behind ? ', behind' : ''})
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
    </>
  )
}
