import { describe, expect, test } from '@jest/globals'
import { evaluated } from './evaluated.fixture.ts'

describe('google.protobuf.Empty and google.protobuf.Any, as kube-apiserver evaluates them', () => {
  test.each<[source: string, value: string]>([
    ['google.protobuf.Empty{} == google.protobuf.Empty{}', 'true'],
    ['google.protobuf.Empty{} == dyn(1)', 'false'],
    ['google.protobuf.Empty{} == null', 'false'],
    ['type(google.protobuf.Empty{}) == google.protobuf.Empty', 'true'],
    ['google.protobuf.Empty == type(1)', 'false'],
    ['[google.protobuf.Empty{}].size()', '1'],
    ['google.protobuf.Any{} == null', 'error: unsupported conversion to ref.Val: (*dynamicpb.Message)'],
    ['dyn(google.protobuf.Any{})', 'error: unsupported conversion to ref.Val: (*dynamicpb.Message)'],
    ["google.protobuf.Any{type_url: 'a'} == 1", 'error: unsupported conversion to ref.Val: (*dynamicpb.Message)type_url:"a"'],
  ])('%s', (source, value) => {
    expect(evaluated(source).value).toBe(value)
  })

  test.each<[source: string, problem: string]>([
    ['google.protobuf.Empty{a: 1}', "undefined field 'a'"],
    ["google.protobuf.Any{value: 'a'}", "expected type of field 'value' is 'bytes' but provided type is 'string'"],
    ['string(google.protobuf.Empty{})', "found no matching overload for 'string' applied to '(google.protobuf.Empty)'"],
  ])('%s does not compile', (source, problem) => {
    expect(() => evaluated(source)).toThrow(problem)
  })

  test('what is packed is not read', () => {
    const packed = "google.protobuf.Any{type_url: 'type.googleapis.com/google.protobuf.Duration'}"
    expect(() => evaluated(packed)).toThrow(RangeError)
  })
})
