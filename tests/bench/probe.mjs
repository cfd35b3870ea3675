// Preloaded into both servers that are measured: answers what the process has used so far, and ends it when
// the one that measures is gone. Plain JavaScript, so that nothing else is loaded into the bare server.
import { constants, PerformanceObserver } from 'node:perf_hooks'

let leastHeap = Infinity

// What is in use right after a full collection is what is really kept, and a little that came since.
new PerformanceObserver((list) => {
  const full = list.getEntries().some((entry) => entry.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR)
  if (full) leastHeap = Math.min(leastHeap, process.memoryUsage().heapUsed)
}).observe({ entryTypes: ['gc'] })

process.on('message', (message) => {
  if (message !== 'usage') return
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, external } = process.memoryUsage()
  process.send?.({
    kind: 'usage',
    cpuMs: (user + system) / 1000,
    rss,
    heapAfterCollection: Math.min(leastHeap, heapUsed),
    external,
  })
  leastHeap = Infinity
})
process.on('disconnect', () => process.exit(0))
