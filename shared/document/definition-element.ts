import { mergeAttributes, Node } from '@tiptap/core'

/**
 * One numbered element of a definition. Its number is its place among its siblings and is never stored; what stays the
 * same from version to version is `id`, and `handle` is the short word people call it by. In no group: an element stands in
 * the document itself and nowhere else, or its number would depend on how lists and tables are read.
 */
export const DefinitionElement = Node.create({
  name: 'definitionElement',
  content: 'inline*',
  defining: true,

  addAttributes() {
    return {
      handle: {
        default: '',
        keepOnSplit: false,
        parseHTML: element => (element.getAttribute('data-handle') ?? '').slice(0, 80),
        renderHTML: attributes => ({ 'data-handle': attributes.handle }),
      },
    }
  },

  parseHTML() {
    return [{ tag: 'p[data-definition-element]', priority: 60 }]
  },

  renderHTML({ HTMLAttributes }) {
    return ['p', mergeAttributes(HTMLAttributes, { 'data-definition-element': '' }), 0]
  },
})
