/**
 * Control characters that no keyboard writes, and halves of characters. They come in with what is pasted or made by
 * programs and mean nothing; PostgreSQL holds neither NUL nor, within JSON, half a character.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/gu

/** A text from outside as it can be kept and looked for: whatever reaches the database has gone through here. */
export function storable(text: string): string {
  return text.replace(unstorable, '')
}
