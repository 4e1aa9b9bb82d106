// Before `npm start`: what is missing is installed, what has changed is built. Runs without any package.
import { ensureBuilt } from './build.mjs'
import { ensureInstalled } from './install.mjs'

try {
  ensureInstalled()
  await ensureBuilt()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
