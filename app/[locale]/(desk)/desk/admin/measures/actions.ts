'use server'

import {
  changeMeasure,
  createMeasure,
  moveMeasure,
  removeMeasure,
} from '@/lib/administration/measures/mutations'
import { respond } from '../respond'

const list = '/desk/admin/measures'

export async function make(form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/new`,
    change: createMeasure,
    next: () => ({ path: list, done: 'measureMade' }),
  })
}

export async function change(measure: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${measure}`,
    change: (actor, given) => changeMeasure(actor, measure, given),
    next: () => ({ path: list, done: 'measureChanged' }),
  })
}

export async function move(measure: string, form: FormData): Promise<void> {
  await respond(form, {
    path: list,
    change: (actor, given) => moveMeasure(actor, measure, given),
    next: () => ({ path: list, done: 'measureMoved' }),
  })
}

export async function remove(measure: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${measure}`,
    change: (actor) => removeMeasure(actor, measure),
    next: () => ({ path: list, done: 'measureRemoved' }),
  })
}
