import docs from './docs.page.tsx'
import operation from './operation.page.tsx'

export const docsPages = { 'docs/docs': docs, 'docs/operation': operation }
