/** Formats whole fen as yuan with thousands separators and two decimals: 140950 → "1,409.50". */
export function formatFen(fen: number): string {
  const abs = Math.abs(fen);
  const yuan = Math.floor(abs / 100);
  const rest = String(abs % 100).padStart(2, '0');
  const sign = fen < 0 ? '-' : '';
  return `${sign}${String(yuan).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${rest}`;
}

/** Reads a typed decimal exactly, without floating point, as a whole number of 1/10^digits. Undefined when it is none. */
export function parseScaled(text: string, digits: number): number | undefined {
  const clean = text.replace(/[,，\s]/g, '').replace(/[０-９．]/g, toHalfWidth);
  const match = /^(-?)(\d{1,11})(?:\.(\d+))?$/.exec(clean);
  const fraction = match?.[3] ?? '';
  if (!match || fraction.length > digits) return undefined;
  const whole = Number(match[2]) * 10 ** digits + Number(fraction.padEnd(digits, '0'));
  return match[1] ? -whole : whole;
}

/** A typed amount in yuan as whole fen; undefined when it is no amount of at most two decimals. */
export const parseYuan = (text: string) => parseScaled(text, 2);

/** A price kept in 1/10 000 yuan: 4500 → "0.45", 12345 → "1.2345". */
export function formatTenThousandths(value: number): string {
  const rest = String(value % 10_000)
    .padStart(4, '0')
    .replace(/0{1,2}$/, '');
  return `${Math.floor(value / 10_000)}.${rest}`;
}

function toHalfWidth(char: string): string {
  return String.fromCharCode(char.charCodeAt(0) - 0xfee0);
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Capital numerals as required on vouchers: 整 after 元 always, after 角 and 分 never. */
export function rmbCapital(fen: number): string {
  const abs = Math.abs(fen);
  const yuan = Math.floor(abs / 100);
  const jiao = Math.floor((abs % 100) / 10);
  const cent = abs % 10;
  let text = yuan > 0 ? `${integerCapital(yuan)}元` : '';
  if (jiao === 0 && cent === 0) text = text ? `${text}整` : '零元整';
  else {
    if (jiao > 0) text += `${DIGITS[jiao]}角`;
    else if (yuan > 0) text += '零';
    if (cent > 0) text += `${DIGITS[cent]}分`;
  }
  return `人民币${fen < 0 ? '负' : ''}${text}`;
}

function integerCapital(value: number): string {
  const digits = String(value);
  let text = '';
  let zero = false;
  let groupHasDigit = false;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[i]);
    const position = digits.length - 1 - i;
    const place = position % 4;
    if (digit === 0) zero = true;
    else {
      if (zero && text) text += '零';
      zero = false;
      groupHasDigit = true;
      text += `${DIGITS[digit]}${PLACES[place]}`;
    }
    if (place === 0) {
      if (groupHasDigit) {
        text += GROUPS[position / 4];
        zero = false; // A zero at the end of a group is not read: 107 000 is 壹拾万柒仟.
      }
      groupHasDigit = false;
    }
  }
  return text;
}
