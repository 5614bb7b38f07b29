import glossary from './glossary.page.tsx'
import named from './named.page.tsx'
import pageTerms from './page-terms.page.tsx'
import uses from './uses.page.tsx'

export { Gloss } from './gloss.tsx'
export { UsedIn, type Uses } from './use-rows.tsx'

export const termsPages = {
  'terms/glossary': glossary,
  'terms/named': named,
  'terms/page-terms': pageTerms,
  'terms/uses': uses,
}
