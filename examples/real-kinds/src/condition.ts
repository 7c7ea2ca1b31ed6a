import { Type } from '@sinclair/typebox'
import { literals } from './literals.ts'

export const conditionStatus = literals('True', 'False', 'Unknown')

/** A map by `type`, so that two controllers can each apply the condition that is theirs. */
export const byType = { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['type'] }

export const time = Type.String({ format: 'date-time' })
