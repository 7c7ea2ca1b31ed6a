/**
 * What is asked of a definition. Everything, of a new one; an update is not refused for what was wrong in the old one already
 * (validation.go, ValidateCustomResourceDefinitionUpdate).
 */
export interface Strictness {
  /** Every version has a schema. */
  readonly openApiSchema: boolean
  readonly structuralSchema: boolean
  readonly validPropertyType: boolean
  readonly prunedDefaults: boolean
  /** What a set contains is atomic. */
  readonly atomicSetType: boolean
  /** Keys of a map list are required or defaulted and not nullable; no item of a map or set is. */
  readonly mapListKeys: boolean
  readonly recognizedConversionReviewVersion: boolean
  /** Scope and kind do not change. */
  readonly immutableNames: boolean
  readonly validCaBundle: boolean
  /** Formats that the server has warned about before. */
  readonly unrecognizedFormats: ReadonlySet<string>
  /** Versions whose schema is what it was: no single rule in it is too costly. */
  readonly unchangedSchemas: ReadonlySet<string>
}

/** What is asked on creation; a certificate and the names are not settled before the definition is established. */
export const STRICT: Strictness = {
  openApiSchema: true,
  structuralSchema: true,
  validPropertyType: true,
  prunedDefaults: true,
  atomicSetType: true,
  mapListKeys: true,
  recognizedConversionReviewVersion: true,
  immutableNames: false,
  validCaBundle: false,
  unrecognizedFormats: new Set(),
  unchangedSchemas: new Set(),
}
