/** Why a patch could not be applied. */
export class PatchFailure extends Error {}
