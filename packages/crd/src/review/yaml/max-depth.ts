/**
 * How deep objects and arrays may be inside each other in a document. The server goes to 10,000, which a JavaScript stack does not;
 * documents between the two are refused here and not there.
 */
export const MAX_DEPTH = 1_000

export const TOO_DEEP = `exceeded max depth of ${MAX_DEPTH}`
