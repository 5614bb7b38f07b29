/** What was written in a form, as it was typed: forms are sent with line ends of their own. */
export function textIn(form: URLSearchParams | null): string {
  return (form?.get('text') ?? '').replaceAll('\r\n', '\n')
}
