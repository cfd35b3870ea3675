import { z } from 'zod'

/** A list in which nothing stands twice, told by what `keyOf` makes of each. */
export function distinct<T extends z.ZodType>(
  each: T,
  keyOf: (value: z.output<T>) => string = (value) => String(value),
): z.ZodArray<T> {
  return z.array(each).superRefine((values, context) => {
    const seen = new Set<string>()
    for (const [index, value] of values.entries()) {
      const key = keyOf(value)
      if (seen.has(key))
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `Remove this one: "${key}" stands already in this list`,
        })
      seen.add(key)
    }
  })
}
