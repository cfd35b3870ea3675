/** A number in a text: as written, in the form in which numbers are compared, where it stands, whether it is quoted. */
export type NumberFound = { written: string; value: string; index: number; quoted: boolean; isWord: boolean }

const scales: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 }
const words = [
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen', 'twenty'],
]
/** Digits with thousands separators, decimals or the slash of a symbol (65/228), with a scale; or a word. */
const numberPattern = new RegExp(
  `(\\d+(?:,\\d{3})*(?:[./]\\d+)*)(?: (${Object.keys(scales).join('|')})\\b)?|\\b(${words.join('|')})\\b`,
  'gi',
)

/** Every number of an English text, in its order. */
export function numbersIn(text: string): NumberFound[] {
  return [...text.matchAll(numberPattern)].map((match) => {
    const [written, digits = '', scale, word] = match
    const plain = digits.replaceAll(',', '')
    const scaled = scale && String(Math.round(Number(plain) * (scales[scale.toLowerCase()] ?? 1)))
    const value = word ? String(words.indexOf(word.toLowerCase()) + 2) : (scaled ?? plain)
    const { index } = match
    return { written, value, index, quoted: /["“«'‘]/.test(text.charAt(index - 1)), isWord: Boolean(word) }
  })
}
