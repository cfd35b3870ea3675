import type { FormEvent } from 'react'

/**
 * Sends a form as a browser without script does: what an action has to say of it is said by the page that is made in
 * answer to the same request (lib/form-answer.ts), and React's own way of sending makes no page.
 */
export function sendNatively(event: FormEvent<HTMLFormElement>): void {
  event.preventDefault()
  const form = event.currentTarget
  const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
  const say = ({ formData }: FormDataEvent) => {
    if (pressed?.name) formData.append(pressed.name, pressed.value)
  }
  form.addEventListener('formdata', say, { once: true })
  form.submit()
}
