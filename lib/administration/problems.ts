/** What can be wrong with a field. Each has its words in the messages (`administration.problem`). */
export const problemKeys = [
  'missing',
  'tooLong',
  'hiddenCharacters',
  'wrong',
  'month',
  'date',
  'time',
  'timeZone',
  'noSuchTime',
  'notAhead',
  'endBeforeStart',
  'periodTooLong',
  'periodExists',
  'deadlineBeforeOpening',
  'agencyUnknown',
  'exceptionStands',
  'webAddress',
  'slug',
  'slugReserved',
  'slugTaken',
  'acronymTaken',
  'iatiIdentifier',
  'iatiTaken',
  'year',
  'yearAhead',
  'untilBeforeFrom',
  'beforePresentName',
  'namesOverlap',
  'sameName',
  'presentName',
  'slugTwice',
  'mergeWithItself',
  'sharedUnderWay',
  'sureMissing',
  'labelTaken',
  'noAddress',
] as const

export type ProblemKey = (typeof problemKeys)[number]

export function isProblemKey(text: string): text is ProblemKey {
  return (problemKeys as readonly string[]).includes(text)
}
