import exportPage from './export.page.tsx'
import importPage from './import.page.tsx'
import imports from './imports.page.tsx'
import source from './source.page.tsx'

export const transferPages = {
  'transfer/imports': imports,
  'transfer/import': importPage,
  'transfer/source': source,
  'transfer/export': exportPage,
}
