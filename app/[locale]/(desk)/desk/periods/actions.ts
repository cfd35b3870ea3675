'use server'

import { grantException, revokeException } from '@/lib/administration/periods/exception-mutations'
import { createPeriod, removePeriod } from '@/lib/administration/periods/mutations'
import {
  changeDeadline,
  closePeriod,
  openPeriod,
  reopenPeriod,
} from '@/lib/administration/periods/round-mutations'
import { respond } from '../admin/respond'

const list = '/desk/periods'

export async function make(form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/new`,
    change: createPeriod,
    next: (slug) => ({ path: `${list}/${slug}`, done: 'periodMade' }),
  })
}

export async function remove(period: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${period}`,
    change: (actor) => removePeriod(actor, period),
    next: () => ({ path: list, done: 'periodRemoved' }),
  })
}

export async function open(period: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${period}/opening`,
    change: (actor, given) => openPeriod(actor, period, given),
    next: () => ({ path: `${list}/${period}`, done: 'periodOpened' }),
  })
}

export async function setDeadline(period: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${period}/deadline`,
    change: (actor, given) => changeDeadline(actor, period, given),
    next: () => ({ path: `${list}/${period}`, done: 'deadlineChanged' }),
  })
}

export async function close(period: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${period}/closing`,
    change: (actor, given) => closePeriod(actor, period, given),
    next: () => ({ path: `${list}/${period}`, done: 'periodClosed' }),
  })
}

export async function reopen(period: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${period}/reopening`,
    change: (actor, given) => reopenPeriod(actor, period, given),
    next: () => ({ path: `${list}/${period}`, done: 'periodReopened' }),
  })
}

export async function grant(period: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${period}/exception`,
    change: (actor, given) => grantException(actor, period, given),
    next: () => ({ path: `${list}/${period}`, done: 'exceptionGranted' }),
  })
}

export async function revoke(period: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${period}`,
    change: (actor, given) => revokeException(actor, period, given),
    next: () => ({ path: `${list}/${period}`, done: 'exceptionRevoked' }),
  })
}
