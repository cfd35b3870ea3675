/** Characters of a text and of a line, and things in one list, beyond which a text under way is not taken. */
export const longestText = 200_000
export const longestLine = 2_000
export const mostItems = 300
