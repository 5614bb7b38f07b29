import all from './all.page.tsx'
import articles from './articles.page.tsx'
import changes from './changes.page.tsx'
import deletePage from './delete.page.tsx'
import deleted from './deleted.page.tsx'
import find from './find.page.tsx'
import links from './links.page.tsx'
import newPage from './new.page.tsx'
import person from './person.page.tsx'
import protect from './protect.page.tsx'
import protectedPages from './protected.page.tsx'
import settings from './settings.page.tsx'
import undelete from './undelete.page.tsx'

export { Article } from './article.tsx'
export { LinkedFrom } from './article-side.tsx'
export { Deleted } from './deleted.tsx'
export { NewPageLink } from './new-page-link.tsx'
export { slugIn } from './settings-sent.ts'
export { StubNote } from './stub-note.tsx'
export { Unwritten } from './unwritten.tsx'

export const pagesPages = {
  'pages/all': all,
  'pages/articles': articles,
  'pages/delete': deletePage,
  'pages/deleted': deleted,
  'pages/changes': changes,
  'pages/find': find,
  'pages/links': links,
  'pages/new': newPage,
  'pages/person': person,
  'pages/protect': protect,
  'pages/protected': protectedPages,
  'pages/settings': settings,
  'pages/undelete': undelete,
}
