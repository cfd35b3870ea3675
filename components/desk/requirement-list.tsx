import { Link } from '@/components/ui/link'
import { fieldAddress } from '@/lib/editorial/desk-addresses'
import type { EditedKind } from '@/lib/editorial/fields'
import type { Requirement } from '@/lib/editorial/requirements'
import { useRequirementWords } from './requirement-words'

/** What is missing from a text, or doubtful about it, each with the way to its field. */
export function RequirementList({
  document,
  requirements,
  isLinked,
}: {
  document: { id: string; kind: EditedKind }
  requirements: Requirement[]
  /** Whether the person can write into the fields. */
  isLinked: boolean
}) {
  const words = useRequirementWords()
  return (
    <ul className="list-disc space-y-1 ps-5">
      {requirements.map((requirement) => {
        const text = words(requirement)
        return (
          <li key={`${requirement.field} ${text}`} dir="auto" className="break-words">
            {isLinked ? <Link href={fieldAddress(document, requirement.field)}>{text}</Link> : text}
          </li>
        )
      })}
    </ul>
  )
}
