import { z } from 'zod'
import { MeasureKind } from '../../database/generated/enums.ts'
import { line, paragraphs, seen } from '../typed.ts'

const details = {
  label: line(120),
  shortLabel: line(32),
  kind: z.enum(MeasureKind, 'wrong'),
  description: paragraphs(4000),
}

/** Its address is made from the label, and stays whatever the label becomes. */
export const newMeasure = z.object(details)

export const changedMeasure = z.object({ ...details, seen })

export const move = z.object({ direction: z.enum(['up', 'down'], 'wrong') })
