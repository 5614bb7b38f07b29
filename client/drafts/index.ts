import about from './about.page.tsx'
import pageDrafts from './page-drafts.page.tsx'
import update from './update.page.tsx'
import yours from './yours.page.tsx'

export const draftsPages = {
  'drafts/yours': yours,
  'drafts/page-drafts': pageDrafts,
  'drafts/about': about,
  'drafts/update': update,
}
