import { Type } from '@sinclair/typebox'

/** A schema for cases that need any object. */
export const person = Type.Object({ name: Type.String(), age: Type.Optional(Type.Integer()) })
export const personLowered = {
  type: 'object',
  required: ['name'],
  properties: { name: { type: 'string' }, age: { type: 'integer' } },
} as const
