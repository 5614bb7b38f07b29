import docs from './docs.page.tsx'

export const docsPages = { 'docs/docs': docs }
