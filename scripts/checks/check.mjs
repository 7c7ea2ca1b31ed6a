/**
 * @typedef {object} Result what a check found
 * @property {number} passed units that are as they should be
 * @property {string[]} failures one text for each unit that is not: what, where, what to do
 * @property {string[]} [skipped] one text for each unit that was not looked at, with the reason
 * @property {string[]} [notes] worth reading, not counted
 *
 * @typedef {object} Check
 * @property {string} name what `npm test -- NAME` calls it
 * @property {string} title
 * @property {string} unit what is counted, in the plural
 * @property {boolean} [readsBuild] it looks at dist/, so the build comes before it
 * @property {() => Promise<Result>} run
 */

/**
 * @param {number} units how many were looked at
 * @param {string[]} failures at most one for each unit
 * @returns {Result}
 */
export const outOf = (units, failures) => ({ passed: Math.max(0, units - failures.length), failures })
