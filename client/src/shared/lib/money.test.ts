import { describe, expect, it } from 'vitest';
import { formatFen, formatTenThousandths, parseScaled, parseYuan, rmbCapital } from './money';

describe('money', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [140950, '1,409.50'],
    [-123456789, '-1,234,567.89'],
    [35790000, '357,900.00'],
  ])('%d fen reads %s', (fen, text) => expect(formatFen(fen)).toBe(text));

  it.each([
    ['1,409.50', 140950],
    ['0.1', 10],
    ['19.99', 1999],
    ['１２.５', 1250],
    ['1.005', undefined],
    ['', undefined],
    ['1e3', undefined],
    ['NaN', undefined],
  ])('typed %s is %s fen', (text, fen) => expect(parseYuan(text)).toBe(fen));

  it.each([
    [140950, '人民币壹仟肆佰零玖元伍角'],
    [600714, '人民币陆仟零柒元壹角肆分'],
    [32504, '人民币叁佰贰拾伍元零肆分'],
    [10700053, '人民币壹拾万柒仟元伍角叁分'],
    [12800000, '人民币壹拾贰万捌仟元整'],
    [5, '人民币伍分'],
    [1001000, '人民币壹万零壹拾元整'],
    [10000000, '人民币壹拾万元整'],
    [8000020, '人民币捌万元贰角'],
    [1200001, '人民币壹万贰仟元零壹分'],
    [10000000100, '人民币壹亿零壹元整'],
    [78, '人民币柒角捌分'],
    [0, '人民币零元整'],
  ])('%d fen in capitals is %s', (fen, text) => expect(rmbCapital(fen)).toBe(text));

  it.each([
    [4500, '0.45'],
    [12345, '1.2345'],
    [30000, '3.00'],
    [5, '0.0005'],
  ])('a price of %d ten-thousandths reads %s and back', (value, text) => {
    expect(formatTenThousandths(value)).toBe(text);
    expect(parseScaled(text, 4)).toBe(value);
  });
});
