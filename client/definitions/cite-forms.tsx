import { formPath, linksetPath, type Place, timeMapPath } from '@fieldword/shared/definitions/addresses.ts'
import type { Form } from '@fieldword/shared/definitions/signposts.ts'

const names: readonly (readonly [Form, string, string])[] = [
  ['md', 'Markdown', 'The text, with where it comes from.'],
  ['txt', 'Plain text', 'The same without marks.'],
  ['ttl', 'SKOS, Turtle', 'The concept, its versions and what each element came from.'],
  ['jsonld', 'SKOS, JSON-LD', 'The same facts.'],
  ['json', 'JSON', 'As the API tells it.'],
]

/** [DEF66] Every other form of the text. */
export function CiteForms({ place }: { readonly place: Place }) {
  return (
    <section aria-label="Other forms">
      <h2>Other forms</h2>
      <ul className="citing__forms">
        {names.map(([form, name, what]) => (
          <li key={form}>
            <a href={formPath(place, form)}>{name}</a>
            <span className="fw-muted"> {what}</span>
          </li>
        ))}
        <li>
          <a href={linksetPath(place)}>Link set</a>
          <span className="fw-muted"> What leads where, for programs.</span>
        </li>
        <li>
          <a href={timeMapPath(place.slug)}>TimeMap</a>
          <span className="fw-muted"> Every state the page has had, for Memento.</span>
        </li>
      </ul>
      <p className="fw-muted">For PDF, print the page of the version: address and version stand under it.</p>
    </section>
  )
}
