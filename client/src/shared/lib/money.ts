/** Formats whole fen as yuan with thousands separators and two decimals: 140950 → "1,409.50". */
export function formatFen(fen: number): string {
  const abs = Math.abs(fen);
  const yuan = Math.floor(abs / 100);
  const rest = String(abs % 100).padStart(2, '0');
  const sign = fen < 0 ? '-' : '';
  return `${sign}${String(yuan).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${rest}`;
}

/** Reads a typed amount in yuan exactly, without floating point. Undefined when it is no amount of at most two decimals. */
export function parseYuan(text: string): number | undefined {
  const clean = text.replace(/[,，\s]/g, '').replace(/[０-９．]/g, toHalfWidth);
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(clean);
  if (!match) return undefined;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] ? -fen : fen;
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
