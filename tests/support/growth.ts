/**
 * How much dearer a letter becomes when there are ten times as many: the time of the processor for one text of
 * `length` letters, over that for ten of a tenth. About 1 where reading is linear, about 10 where each letter is read
 * again for every other. The best of some rounds, in the processor's time: others on the machine do not count.
 */
export function growthOf(
  make: (length: number) => string,
  read: (text: string) => unknown,
  length: number,
): number {
  const [whole, tenth] = [make(length), make(length / 10)]
  const rounds = Array.from({ length: 4 }, () => {
    const ofTenths = processorTime(() => {
      for (let times = 0; times < 10; times += 1) read(tenth)
    })
    return processorTime(() => read(whole)) / Math.max(ofTenths, leastMicroseconds)
  })
  return Math.min(...rounds)
}

/** Below this a measurement says nothing. */
const leastMicroseconds = 3000

function processorTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return user + system
}
