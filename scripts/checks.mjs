// What `npm test` does, in its order: what is quick and stops most mistakes comes first.
import { apiCheck } from './checks/api.mjs'
import { arrowsCheck } from './checks/arrows.mjs'
import { buildCheck } from './checks/build.mjs'
import { conformanceChecks } from './checks/conformance.mjs'
import { documentsCheck } from './checks/documents.mjs'
import { fencesCheck } from './checks/fences.mjs'
import { formatCheck } from './checks/format.mjs'
import { hygieneCheck } from './checks/hygiene.mjs'
import { lintCheck } from './checks/lint.mjs'
import { packedInstallCheck } from './checks/packed-install.mjs'
import { roomsCheck } from './checks/rooms.mjs'
import { typeChecks } from './checks/type-check.mjs'
import { unitChecks } from './checks/unit.mjs'

/** @type {readonly import('./checks/check.mjs').Check[]} */
export const checks = [
  buildCheck,
  formatCheck,
  lintCheck,
  ...typeChecks,
  arrowsCheck,
  roomsCheck,
  documentsCheck,
  hygieneCheck,
  apiCheck,
  fencesCheck,
  // Before the unit tests: some of them use the real server that this builds.
  ...conformanceChecks,
  ...unitChecks,
  packedInstallCheck,
]
