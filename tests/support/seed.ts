/**
 * What the generated cases of the tests start from. The same in every run, so that what a change breaks is what the
 * change did; `TEST_SEED=42 npm test` tries others.
 */
export const seed = Number(process.env.TEST_SEED ?? 20_260_101)
