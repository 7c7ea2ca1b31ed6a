import { describe, expect, test } from '@jest/globals'
import { isHexColor, isRgbColor } from './color.ts'

describe('isHexColor', () => {
  test.each(['#fff', 'fff', '#FFFFFF', '00ff7f'])('takes %j', (value) => {
    expect(isHexColor(value)).toBe(true)
  })

  test.each(['', '#', '#ffff', '#fffff', '#ggg', '##fff', '#fff\n'])('refuses %j', (value) => {
    expect(isHexColor(value)).toBe(false)
  })
})

describe('isRgbColor', () => {
  test.each(['rgb(0,0,0)', 'rgb(255,255,255)', 'rgb( 1 ,\t20 , 199 )'])('takes %j', (value) => {
    expect(isRgbColor(value)).toBe(true)
  })

  test.each([
    '',
    'rgb()',
    'rgb(0,0)',
    'rgb(256,0,0)',
    'rgb(01,0,0)',
    'rgb(-1,0,0)',
    'RGB(0,0,0)',
    'rgb (0,0,0)',
    'rgba(0,0,0,0)',
    'rgb(0,\u00a00,0)', // Go knows ASCII white space only
  ])('refuses %j', (value) => {
    expect(isRgbColor(value)).toBe(false)
  })
})
