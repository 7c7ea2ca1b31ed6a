/**
 * The server's verdict on a custom resource, offline: what kube-apiserver 1.36 answers to a create or an update, and what it
 * would store.
 *
 *     const review = compileReview(crd, 'v1')                      // once per version of a definition
 *     const verdict = review.create(document, { namespace: 'default' })
 *     if (verdict.accepted) verdict.stored else verdict.status    // a meta/v1 Status, cause by cause the server's
 *
 * The steps are those of the server, in its order, each a room of its own:
 *
 *     decode/, yaml/  text -> values, positions, what only a strict decoding refuses (decodeDocuments)
 *     prune           fields that the schema does not know
 *     drop-nulls      nulls that the schema neither allows nor replaces
 *     embedded        coercion of metadata in embedded resources (the object's own: object-meta/)
 *     defaults        missing values
 *     prepare         namespace, generated name, generation, status
 *     object-meta/    names, labels, annotations, owners, finalizers
 *     schema/         type, format, bounds, required, allOf, anyOf, oneOf, not
 *     scale, embedded, list-type
 *     restore         the way through the store and back
 *     rules/          CEL: types and values by the schema, compiling, evaluating, budgets
 *     verdict         the Status
 *
 * Nothing here does I/O, looks at a clock or changes an argument; what is stored shares unchanged parts with the document. Values
 * are JSON as `JSON.parse` or `decodeDocuments` gives it.
 */
import { decodeUtf8 } from '@kindbox/core'
import type { ObjectMeta } from '@kindbox/core'
import type { CustomResourceDefinition } from '../custom-resource-definition.ts'
import { compileVersion, type CompiledVersion } from './compiled-version.ts'
import { type DecodedObject, decodeObject, type FieldValidation, unheldNumber, unrecognized } from './decode-object.ts'
import { decodeDocument } from './decode/decode-documents.ts'
import { UNHELD_NUMBER } from './decode/decode-json.ts'
import type { DecodeProblem } from './decode/decode-problem.ts'
import { fieldValue, isObject, type JsonObject } from './go/record.ts'
import { coerceObjectMeta } from './object-meta/coerce-object-meta.ts'
import { appliedMeta } from './object-meta/stored-meta.ts'
import { prepareCreate, type PreparedObject, prepareStatusUpdate, prepareUpdate, withoutSystemFields } from './prepare.ts'
import { validateCreate, type Validation } from './validate-object.ts'
import { validateStatusUpdate, validateUpdate } from './validate-update.ts'
import { badRequest, invalidObject, type Rejected, type Verdict } from './verdict.ts'
import { dedupOwnerReferences, deprecationWarning, finalizerWarnings, sendable } from './warnings.ts'

/** Reviews writes to one version of a custom resource. Make it once per version: {@link compileReview}. */
export interface Review {
  readonly group: string
  readonly version: string
  readonly kind: string
  /** The verdict on `POST`. */
  create(document: unknown, options?: ReviewOptions): Verdict
  /** The verdict on `POST` with this body, JSON or YAML, as text or in its bytes; of several YAML documents the server takes the first. */
  createFromText(body: string | Uint8Array, options?: Omit<ReviewOptions, 'problems' | 'body'>): Verdict
  /**
   * The verdict on `PUT`, or on what a patch results in. The old object is as it is stored. Names and resource versions in the URL
   * and the store are the caller's to compare.
   */
  update(document: unknown, old: unknown, options?: UpdateOptions): Verdict
  /** What a read returns of a stored object: pruned and defaulted by the schemas of today. */
  read(stored: JsonObject): JsonObject
}

export interface ReviewOptions {
  /** The namespace of the request. Default: the document's, or `default`; none for resources of the cluster. */
  readonly namespace?: string
  /** Default: `Strict`, as kubectl asks for; a server that is not asked warns. */
  readonly fieldValidation?: FieldValidation
  /** What the decoding of the text remarked, from `decodeDocuments`: duplicate keys are refused or warned of, too. */
  readonly problems?: readonly DecodeProblem[]
  /** The text that was decoded; the server cites it when it cannot recognise an object. Default: the document as JSON. */
  readonly body?: string
  /** The five characters after `generateName`. Default: always `xxxxx`, so that a verdict depends on nothing else. */
  readonly generateSuffix?: () => string
  /** Whether the document is what server-side apply made: its nulls stay, as the server decodes no such object. Default: false. */
  readonly applied?: boolean
}

export interface UpdateOptions extends ReviewOptions {
  /**
   * `status` for a write to `/status`, which changes nothing else and is validated in that part; `scale` for one to `/scale`, where the
   * document is the stored object with other replicas: it was never decoded, so that nothing is pruned or filled in before it is validated.
   */
  readonly subresource?: 'status' | 'scale'
  /** Whether the document is what a patch resulted in: one of another version is refused like one of another kind then. Default: false. */
  readonly patched?: boolean
}

/**
 * Compiles the review of one version of a definition. It takes the definition to be one that the server accepts.
 *
 * @throws RangeError when the definition has no such version.
 */
export function compileReview(crd: CustomResourceDefinition, versionName: string): Review {
  const compiled = compileVersion(crd, versionName)
  const deprecation = deprecationWarning(crd, versionName)
  const general = deprecation === undefined ? [] : [deprecation]

  const others = new Map<string, CompiledVersion>()
  function version(name: string): CompiledVersion | undefined {
    if (!crd.spec.versions.some((each) => each.name === name)) return undefined
    const made = others.get(name) ?? compileVersion(crd, name)
    others.set(name, made)
    return made
  }

  function admit(document: unknown, reviewOptions: UpdateOptions): Admitted | Rejected {
    const { fieldValidation = 'Strict', problems = [], patched = false, applied = false, body } = reviewOptions
    const decoded = decodeObject(compiled, document, {
      fieldValidation,
      problems,
      patched,
      applied,
      version,
      ...(body === undefined ? {} : { body }),
    })
    if (!decoded.accepted) return { ...decoded, warnings: [...general, ...sendable(decoded.warnings)] }
    const warnings = [...general, ...sendable(decoded.warnings)]
    const found = decoded.metadata.namespace ?? ''
    const namespace = reviewOptions.namespace ?? (found === '' ? 'default' : found)
    if (compiled.namespaced && found !== '' && found !== namespace) return namespaceMismatch(warnings)
    const { kept: owners, warnings: repeated } = dedupOwnerReferences(decoded.metadata.ownerReferences ?? [])
    const metadata = repeated.length === 0 ? decoded.metadata : { ...decoded.metadata, ownerReferences: owners }
    const kept = applied && isObject(document) ? { applied: document } : {}
    return { accepted: true, decoded: { ...decoded, metadata }, namespace, warnings: [...warnings, ...repeated], ...kept }
  }

  function create(document: unknown, reviewOptions: ReviewOptions = {}): Verdict {
    const sent = admit(document, reviewOptions)
    if (!sent.accepted) return sent
    const admitted = { ...sent, decoded: { ...sent.decoded, metadata: withoutSystemFields(sent.decoded.metadata) } }
    const prepared = prepareCreate(compiled, admitted.decoded, admitted.namespace, reviewOptions.generateSuffix ?? (() => 'xxxxx'))
    const validation = validateCreate(compiled, prepared.object, prepared.metadata)
    return conclude(compiled, admitted, prepared, validation, () => finalizerWarnings(prepared.metadata))
  }

  function updateScale({ object, metadata }: PreparedObject, before: PreparedObject): Verdict {
    const { group, kind } = compiled
    const decoded: DecodedObject = { accepted: true, object, metadata, group, kind, warnings: [] }
    const admitted: Admitted = { accepted: true, decoded, namespace: metadata.namespace ?? '', warnings: general, applied: object }
    const prepared = prepareUpdate(compiled, decoded, before, admitted.namespace)
    return conclude(compiled, admitted, prepared, validateUpdate(compiled, prepared, before), () => [])
  }

  return {
    group: compiled.group,
    version: compiled.version,
    kind: compiled.kind,
    create,

    createFromText(body, reviewOptions = {}) {
      const text = typeof body === 'string' ? body : decodeUtf8(body)
      const document = decodeDocument(text)
      if (!document.readable) {
        const answer = document.message.startsWith(UNHELD_NUMBER) ? unheldNumber : unrecognized
        return { ...answer(compiled, document.message, text), warnings: general }
      }
      return create(document.value, { ...reviewOptions, problems: document.problems, body: text })
    },

    update(document, old, updateOptions = {}) {
      if (updateOptions.subresource === 'scale') return updateScale(asPrepared(document), asPrepared(old))
      const admitted = admit(document, updateOptions)
      if (!admitted.accepted) return admitted
      const before = asPrepared(old)
      if (updateOptions.subresource === 'status') {
        const prepared = prepareStatusUpdate(admitted.decoded, before)
        // Of metadata such a write changes nothing, whatever was applied.
        const applied = admitted.applied && before.object
        return conclude(
          compiled,
          { ...admitted, ...(applied && { applied }) },
          prepared,
          validateStatusUpdate(compiled, prepared, before),
          () => [],
        )
      }
      const prepared = prepareUpdate(compiled, admitted.decoded, before, admitted.namespace)
      const validation = validateUpdate(compiled, prepared, before)
      return conclude(compiled, admitted, prepared, validation, () => finalizerWarnings(prepared.metadata, before.metadata))
    },

    read: compiled.restore.stored,
  }
}

interface Admitted {
  readonly accepted: true
  readonly decoded: DecodedObject
  readonly namespace: string
  readonly warnings: readonly string[]
  /** What is stored as it is, and made fit only when it is read. */
  readonly applied?: JsonObject
}

function conclude(
  compiled: CompiledVersion,
  { decoded, warnings, applied }: Admitted,
  { object, metadata, filled }: PreparedObject,
  { errors, warnings: forgiven, notEvaluated }: Validation,
  remarks: () => readonly string[],
): Verdict {
  const said = [...warnings, ...sendable([...new Set(forgiven)])]
  if (errors.length === 0) {
    // The answer is read back from the store, which fills in defaults once more: those of a status that was dropped, too.
    const prepared = applied === undefined ? object : { ...object, metadata: appliedMeta(metadata, applied) }
    // A status that came with another kind was not coerced: it is when it is read back.
    const isCoerced = decoded.kind === compiled.kind
    const written = () => (isCoerced ? compiled.restore.written(object, filled) : compiled.restore.stored(object))
    const stored = applied === undefined ? written() : prepared
    const document = { ...decoded.object, metadata: decoded.metadata }
    return { accepted: true, stored, prepared, document, warnings: [...said, ...remarks()], notEvaluated }
  }
  const about = { group: decoded.group, kind: decoded.kind, name: metadata.name ?? '' }
  return invalidObject(about, errors, { warnings: said, notEvaluated })
}

function namespaceMismatch(warnings: readonly string[]): Rejected {
  const message = 'the namespace of the provided object does not match the namespace sent on the request'
  return badRequest(message, [{ message, field: 'metadata.namespace', path: ['metadata', 'namespace'] }], warnings)
}

/** @throws TypeError when what is said to be stored is no object. */
function asPrepared(old: unknown): PreparedObject {
  if (!isObject(old)) throw new TypeError('the old object is no object')
  const metadata: ObjectMeta = coerceObjectMeta(fieldValue(old, 'metadata') ?? null, [])
  return { object: { ...old, metadata }, metadata }
}
