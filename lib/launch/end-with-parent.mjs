// Loaded into the build before anything else: where the start that it belongs to is killed, it must not go on
// beside the build of the next start. Plain JavaScript, because Next runs it in processes of its own as well.
const parent = process.ppid
setInterval(() => process.ppid === parent || process.exit(1), 250).unref()
