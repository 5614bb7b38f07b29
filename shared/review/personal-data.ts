/** As long as RFC 5321 lets its parts be, and only from where a word begins: a text of one endless word takes no longer than another. */
const mailAddress =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}\.\p{L}{2,63}/gu
/** With a country's or a trunk prefix, or as North Americans write it: other long numbers are years, codes and sums. */
const phoneNumber = /(?<![\w.])(?:(?:\+\d|00[1-9]|\(0|0[1-9])[\d ()/.-]{5,18}\d|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?!\w)/g
const fewestDigits = 9
const mostDigits = 15

/** [RV102] What reads like somebody's e-mail address or phone number. It may be wrong either way; a person looks. */
export function personalDataIn(text: string): Set<string> {
  const numbers = (text.match(phoneNumber) ?? []).filter(number => {
    const digits = number.replace(/\D/g, '').length
    return digits >= fewestDigits && digits <= mostDigits
  })
  return new Set([...(text.match(mailAddress) ?? []), ...numbers])
}
