/** Reports how far a step is, in a few words: "340 of 521". */
export type Progress = (text: string) => void

/** A refusal on the way up: `message` says what is wrong and what to do. Thrown by steps, printed once. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

type Output = { write(text: string): unknown; isTTY?: boolean }

/** How often a step that is not on a terminal says how far it is. */
const progressEveryMs = 5000

/**
 * Runs one step and prints one line for it with what came out of it and how long it took; meanwhile, how far
 * it is: in place on a terminal, as lines elsewhere. The step returns what it wants said of its outcome.
 * Throws what the step throws.
 */
export async function step<Result>(
  title: string,
  work: (progress: Progress) => Promise<Result>,
  said: (result: Result) => string,
  output: Output = process.stdout,
): Promise<Result> {
  const started = Date.now()
  const line = output.isTTY ? terminalLine(title, output) : plainLine(title, output)
  line.progress('')
  try {
    const result = await work(line.progress)
    line.end(`${said(result)} (${seconds(started)})`)
    return result
  } catch (error) {
    line.end(`failed (${seconds(started)})`)
    throw error
  }
}

/** Prints a failure as a person needs it: a refusal's message alone, a fault with its stack. */
export function printFailure(error: unknown, output: Output = process.stderr): void {
  if (error instanceof Stopped) output.write(`\n${error.message}\n`)
  else output.write(`\n${error instanceof Error ? error.stack : String(error)}\n`)
}

function terminalLine(title: string, output: Output) {
  const put = (text: string) => output.write(`\r\u001b[2K${title}: ${text}`)
  return { progress: (text: string) => put(text || '…'), end: (text: string) => put(`${text}\n`) }
}

function plainLine(title: string, output: Output) {
  let last = Date.now()
  return {
    progress: (text: string) => {
      if (!text || Date.now() - last < progressEveryMs) return
      last = Date.now()
      output.write(`${title}: ${text}\n`)
    },
    end: (text: string) => output.write(`${title}: ${text}\n`),
  }
}

function seconds(since: number): string {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`
}
