import { type Extensions, Node } from '@tiptap/core'
import { Blockquote } from '@tiptap/extension-blockquote'
import { Code } from '@tiptap/extension-code'
import { Details, DetailsContent, DetailsSummary } from '@tiptap/extension-details'
import { BulletList, ListItem, TaskItem, TaskList } from '@tiptap/extension-list'
import { Table, TableRow } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { DefinitionElement } from './definition-element.ts'
import { FillEmpty } from './fill-empty.ts'
import { BlockId, Cell, HeaderCell, NumberedList, SafeLink, SectionHeading, WebImage } from './nodes.ts'

/**
 * [DOC1] What a document can hold, on both sides. The editor adds plugins (collaboration, unique ids, menus) but never a
 * node, mark or attribute: the schema's fingerprint would no longer say what it writes.
 *
 * [DOC2] Where Tiptap asks a container for at least one child, or for a fixed first one, this schema does not. Two people
 * who each delete one of two paragraphs of a list item leave none, and the binding to Yjs answers content its schema does
 * not allow by deleting the whole container, with whatever a third person is just writing in it.
 */
export const documentExtensions: Extensions = [
  StarterKit.configure({
    blockquote: false,
    bulletList: false,
    code: false,
    document: false,
    heading: false,
    link: false,
    listItem: false,
    orderedList: false,
    // Yjs has an undo of its own, which leaves the changes of others alone.
    undoRedo: false,
    // Underlined text reads as a link, or as an addition in a comparison.
    underline: false,
  }),
  Node.create({ name: 'doc', topNode: true, content: '(block | definitionElement)+' }),
  BlockId,
  DefinitionElement,
  FillEmpty,
  SectionHeading,
  Blockquote.extend({ content: 'block*' }),
  BulletList.extend({ content: 'listItem*' }),
  NumberedList,
  ListItem.extend({ content: 'block*' }),
  TaskList.extend({ content: 'taskItem*' }),
  TaskItem.extend({ content: 'block*' }).configure({ nested: true }),
  Table.extend({ content: 'tableRow*' }),
  TableRow,
  HeaderCell,
  Cell,
  Details.extend({ content: '(detailsSummary | detailsContent)*' }),
  DetailsSummary,
  DetailsContent.extend({ content: 'block*' }),
  WebImage,
  SafeLink,
  // Code may be bold or a link: a mark that excludes others would silently take them away when two people format at once.
  Code.extend({ excludes: 'code' }),
]
