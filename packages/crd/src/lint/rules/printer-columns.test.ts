import { describe, expect, test } from '@jest/globals'
import { faults, fooCrd, fooVersion } from '../foo-crd.fixture.ts'
import { printerColumns } from './printer-columns.ts'

const withColumn = (column: unknown) => fooCrd({ versions: [fooVersion({ additionalPrinterColumns: [column] })] })
const AT = 'spec.additionalPrinterColumns[0]'

describe('printer-columns', () => {
  test.each([
    { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
    { name: 'Ready', type: 'string', format: 'byte', priority: 1, jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
    { name: 'All', type: 'string', jsonPath: '.' },
  ])('takes %j', (column) => {
    expect(faults(printerColumns, withColumn(column))).toEqual([])
  })

  test.each([
    [
      {},
      [
        `${AT}.name: Required value`,
        `${AT}.type: Required value: must be one of boolean,date,integer,number,string`,
        `${AT}.JSONPath: Required value`,
      ],
    ],
    [{ name: 'A', type: 'time', jsonPath: '.a' }, [`${AT}.type: Invalid value: "time": must be one of boolean,date,integer,number,string`]],
    [
      { name: 'A', type: 'string', format: 'uri', jsonPath: '.a' },
      [`${AT}.format: Invalid value: "uri": must be one of byte,date,date-time,double,float,int32,int64,password`],
    ],
    [{ name: 'A', type: 'string', jsonPath: 'a' }, [`${AT}.JSONPath: Invalid value: "a": must be a simple json path starting with .`]],
  ])('refuses %j', (column, expected) => {
    expect(faults(printerColumns, withColumn(column))).toEqual(expected)
  })
})
