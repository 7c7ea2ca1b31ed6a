// Written by `npm run schemas` from what kube-apiserver 1.36.4 says of itself in /openapi/v3 and discovery. Not to be edited.
import { type Kind, type KubeObject, type ListOf, listOf } from '@kindbox/core'
import { definitions } from '../../data/scheduling.k8s.io/v1.ts'
import { builtIn, type BuiltIn } from '../../../built-in.ts'

/** PriorityClass defines mapping from a priority class name to the priority integer value. The value can be any valid integer. */
export interface PriorityClass extends KubeObject {
  /** description is an arbitrary string that usually provides guidelines on when this priority class should be used. */
  description?: string
  /**
   * globalDefault specifies whether this PriorityClass should be considered as the default priority for pods that do not have any
   * priority class. Only one PriorityClass can be marked as `globalDefault`. However, if more than one PriorityClasses exists with
   * their `globalDefault` field set to true, the smallest value of such global default PriorityClasses will be used as the default
   * priority.
   */
  globalDefault?: boolean
  /**
   * preemptionPolicy is the Policy for preempting pods with lower priority. One of Never, PreemptLowerPriority. Defaults to
   * PreemptLowerPriority if unset.
   *
   * Possible enum values:
   * - `"Never"` means that pod never preempts other pods with lower priority.
   * - `"PreemptLowerPriority"` means that pod can preempt other pods with lower priority.
   */
  preemptionPolicy?: 'Never' | 'PreemptLowerPriority'
  /**
   * value represents the integer value of this priority class. This is the actual priority that pods receive when they have the name
   * of this class in their pod spec.
   */
  value?: number
}

export const PriorityClass: BuiltIn<PriorityClass, 'Cluster'> = builtIn(definitions, {
  kind: 'PriorityClass',
  plural: 'priorityclasses',
  scope: 'Cluster',
  shortNames: ['pc'],
})

/** PriorityClassList is a collection of priority classes. */
export interface PriorityClassList extends ListOf<PriorityClass> {}

export const PriorityClassList: Kind<PriorityClassList> = listOf(PriorityClass)
