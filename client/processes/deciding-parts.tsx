import type { ElementRef, ProcessHead } from '@fieldword/shared/processes/convening-contract.ts'
import { type ReactNode, useId } from 'react'
import { describedBy, FieldNotes } from '../ui/field-notes.tsx'
import { ListPage } from '../ui/list-page.tsx'

interface DecidingPageProps {
  readonly process: ProcessHead
  readonly title: string
  /** Below the address of the process. */
  readonly path: string
  readonly lead: ReactNode
  readonly children: ReactNode
}

/** A page of a process that is one list or one form. */
export function DecidingPage({ process, title, path, lead, children }: DecidingPageProps) {
  const base = `/processes/${process.slug}`
  const crumbs = [
    { name: process.pageTitle, href: `/wiki/${process.pageSlug}` },
    { name: process.title, href: base },
    { name: title, href: `${base}/${path}` },
  ]
  return (
    <ListPage title={title} crumbs={crumbs} lead={lead}>
      {children}
    </ListPage>
  )
}

interface WordsFieldProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly problem?: string | undefined
  readonly written?: string | undefined
  readonly rows?: number
  readonly most: number
  readonly isOptional?: boolean
}

/** Some lines to write, in a form that works without scripts. */
export function WordsField({ name, label, help, problem, written, rows = 3, most, isOptional }: WordsFieldProps) {
  const id = useId()
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        {label}
      </label>
      <textarea
        className="fw-input"
        {...{ id, name, rows }}
        maxLength={most}
        defaultValue={written}
        aria-required={!isOptional}
        aria-invalid={problem ? true : undefined}
        aria-describedby={describedBy(id, { help, problem })}
      />
      <FieldNotes {...{ id, help, problem }} />
    </div>
  )
}

interface ElementFieldProps {
  readonly elements: readonly ElementRef[]
  readonly written?: string | undefined
}

/** Which element something is about. */
export function ElementField({ elements, written }: ElementFieldProps) {
  const id = useId()
  return (
    <div className="fw-field">
      <label className="fw-label" htmlFor={id}>
        About
      </label>
      <select className="fw-select" id={id} name="elementId" defaultValue={written ?? ''}>
        <option value="">The whole text</option>
        {elements.map(element => (
          <option key={element.id} value={element.id}>
            {elementName(element)}
          </option>
        ))}
      </select>
    </div>
  )
}

/** "2, Help". */
export function elementName({ number, handle }: Pick<ElementRef, 'number' | 'handle'>): string {
  return handle ? `Element ${number}, ${handle}` : `Element ${number}`
}

/** "element 2, Help": within a sentence. */
export function elementInSentence(element: Pick<ElementRef, 'number' | 'handle'>): string {
  return elementName(element).replace('Element', 'element')
}

/** The text that is decided on, element by element. */
export function ElementList({ elements }: { readonly elements: readonly ElementRef[] }) {
  return (
    <ol className="els" aria-label="The text, by its elements">
      {elements.map(({ id, number, handle, text }) => (
        <li key={id} id={id}>
          <span className="els__n">{number}</span>
          <div>
            {handle ? <b>{handle}</b> : null}
            <p className="els__t">{text}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

interface TickProps {
  readonly name: string
  readonly children: ReactNode
  readonly ticked?: boolean
}

export function Tick({ name, children, ticked = false }: TickProps) {
  return (
    <label className="fw-check">
      <input type="checkbox" className="fw-checkbox" name={name} value="yes" defaultChecked={ticked} />
      <span>{children}</span>
    </label>
  )
}

/** What a form says of which element something is about. */
export function elementIn(form: URLSearchParams): string | null {
  return form.get('elementId') || null
}

export const field = (form: URLSearchParams | null, name: string): string => form?.get(name) ?? ''
