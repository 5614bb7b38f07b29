import cite from './cite.page.tsx'
import compare from './compare.page.tsx'
import drift from './drift.page.tsx'
import element from './element.page.tsx'
import list from './list.page.tsx'
import overTime from './over-time.page.tsx'
import page from './page.page.tsx'
import publish from './publish.page.tsx'
import { readingPages } from './reading-pages.ts'
import status from './status.page.tsx'
import version from './version.page.tsx'
import versions from './versions.page.tsx'

/** `compare`, `over-time` and `publish` stand before `version`, whose address fits theirs too. */
export const definitionsPages = {
  'definitions/list': list,
  'definitions/drift': drift,
  'definitions/page': page,
  'definitions/compare': compare,
  'definitions/over-time': overTime,
  'definitions/element': element,
  'definitions/publish': publish,
  ...readingPages,
  'definitions/versions': versions,
  'definitions/cite': cite,
  'definitions/version': version,
  'definitions/status': status,
}
