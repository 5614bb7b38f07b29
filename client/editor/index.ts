import edit from './edit.page.tsx'

export const editorPages = { 'editor/edit': edit }
