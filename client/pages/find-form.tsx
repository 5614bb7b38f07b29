/** Finds pages by the words of their titles. */
export function FindForm({ q }: { readonly q: string }) {
  return (
    <search>
      <form className="list__find" action="/find">
        <input
          className="fw-input"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={100}
          aria-label="Words of the title"
        />
        <button type="submit" className="fw-btn fw-btn--primary">
          Find
        </button>
      </form>
    </search>
  )
}
