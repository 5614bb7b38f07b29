import all from './all.page.tsx'
import articles from './articles.page.tsx'
import find from './find.page.tsx'
import links from './links.page.tsx'
import newPage from './new.page.tsx'
import settings from './settings.page.tsx'

export { Article } from './article.tsx'
export { LinkedFrom } from './article-side.tsx'
export { NewPageLink } from './new-page-link.tsx'
export { StubNote } from './stub-note.tsx'
export { Unwritten } from './unwritten.tsx'

export const pagesPages = {
  'pages/all': all,
  'pages/articles': articles,
  'pages/find': find,
  'pages/links': links,
  'pages/new': newPage,
  'pages/settings': settings,
}
