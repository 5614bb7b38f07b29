import compare from './compare.page.tsx'
import list from './list.page.tsx'
import page from './page.page.tsx'
import version from './version.page.tsx'

/** `compare` stands before `version`, whose address fits it too. */
export const definitionsPages = {
  'definitions/list': list,
  'definitions/page': page,
  'definitions/compare': compare,
  'definitions/version': version,
}
