import { quoteEnd, quoteStart } from './markers.ts'

const listTag = /^<\/?(?:ul|ol|li|dl|dt|dd)\b/i
const betweenListTags = /(<\/?(?:ul|ol|li|dl|dt|dd)\b[^<>]*>)\s+(?=<\/?(?:ul|ol|li|dl|dt|dd)\b)/gi
/** Signs before an item; deeper lists are told at this depth. */
const deepest = 8

const tag =
  /<(\/?)(table|tr|td|th|caption|thead|tbody|tfoot|ul|ol|li|dl|dt|dd|p|div|center|section|blockquote|hr|h[1-6])\b([^<>]*)>/gi

/**
 * HTML that makes blocks, as the lines of wikitext that mean the same: what reads wikitext then reads both, and neither an
 * unclosed cell nor a stray end of a list can lose a word.
 */
export function htmlToLines(source: string): string {
  const text = source.replace(betweenListTags, '$1')
  const lists: string[] = []
  return text.replace(tag, (whole, slash: string, rawName: string, attributes: string, at: number) => {
    const ends = slash === '/'
    const name = rawName.toLowerCase()
    switch (name) {
      case 'table':
        return ends ? '\n|}\n' : '\n{|\n'
      case 'tr':
        return ends ? '\n' : '\n|-\n'
      case 'td':
      case 'th':
        return ends ? '\n' : `\n${name === 'td' ? '|' : '!'}${attributes.replaceAll('|', '')} | `
      case 'caption':
        return ends ? '\n' : '\n|+ '
      case 'ul':
      case 'ol':
      case 'dl':
        if (ends) lists.pop()
        else lists.push(name === 'ol' ? '#' : name === 'ul' ? '*' : ':')
        return ends && !listTag.test(text.slice(at + whole.length, at + whole.length + 10)) ? '\n' : ''
      case 'li':
      case 'dt':
      case 'dd':
        return ends ? '' : `\n${lists.slice(0, deepest).join('') || '*'} `
      case 'blockquote':
        return ends ? `\n${quoteEnd}\n` : `\n${quoteStart}\n`
      case 'hr':
        return '\n----\n'
      case 'p':
        return '\n\n'
      case 'thead':
      case 'tbody':
      case 'tfoot':
        return ''
      case 'div':
      case 'center':
      case 'section':
        return at === 0 || text[at - 1] === '\n' || text[at + whole.length] === '\n' ? '\n' : ''
      default:
        return ends ? '\n' : `\n\uFDD4${Number(name.slice(1))} `
    }
  })
}

/** A heading that was HTML: its level and its words. */
export const htmlHeading = /^\uFDD4([1-6]) (.*)$/
