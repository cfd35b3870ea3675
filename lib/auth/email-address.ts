import { z } from 'zod'

/** One mailbox in ASCII: no quotes, no comments, no list, no letters that only look like others. */
const mailbox =
  /^[A-Za-z0-9_+'-]+(?:\.[A-Za-z0-9_+'-]+)*@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/

/** RFC 5321, 4.5.3.1.3, without the brackets. */
const longest = 254

/**
 * The address of an account, in lower case. Stricter than what mail allows, since it is looked up as it stands: an
 * address that merely resembles somebody's is refused, not mended. Looked at before it is lowered, which makes a
 * plain `k` of the sign for kelvin.
 */
export const emailAddress = z
  .string()
  .transform((text) => text.replace(/^[ \t]+|[ \t]+$/g, ''))
  .refine((text) => text.length <= longest && mailbox.test(text))
  .transform((text) => text.toLowerCase())
