import edit from './edit.page.tsx'
import ownEdit from './own-edit.page.tsx'

export const editorPages = { 'editor/edit': edit, 'editor/own-edit': ownEdit }
