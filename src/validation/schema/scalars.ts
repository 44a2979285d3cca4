import { parseQuantity } from '../../manifest/quantity';

const INT32_MAX = 2 ** 31 - 1;

/** Standard base64 with padding; line breaks do not count. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** RFC 3339 as the API server reads it: seconds and a zone must be there. */
const TIME = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-](\d\d):(\d\d))$/;

/** Good quantities seen before: a program repeats a few. Bounded, for long-running processes. */
const goodQuantities = new Set<string>();
const CACHE_LIMIT = 10_000;

/** Whether a number is a 32-bit integer. */
export function isInt32(value: number): boolean {
  return Number.isInteger(value) && value <= INT32_MAX && value >= -INT32_MAX - 1;
}

/** Whether a number is a 64-bit integer, as far as a double can say. */
export function isInt64(value: number): boolean {
  return Number.isInteger(value) && value < 2 ** 63 && value >= -(2 ** 63);
}

/** Whether a text is base64, as the API server decodes it. */
export function isBase64(text: string): boolean {
  return BASE64.test(/[\r\n]/.test(text) ? text.replace(/[\r\n]/g, '') : text);
}

/** Whether a text is a time of RFC 3339. */
export function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [year, month, day, hour, minute, second, zoneHour = 0, zoneMinute = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return false;
  return hour < 24 && minute < 60 && second < 60 && zoneHour < 24 && zoneMinute < 60;
}

/** Whether a text is a time with exactly six decimals, as fields for short intervals want it. */
export function isMicroTime(text: string): boolean {
  return /T[\d:]{8}[.,]\d{6}[Z+-]/.test(text) && isTime(text);
}

/** Whether a string or number is a quantity. */
export function isQuantity(value: string | number): boolean {
  const text = typeof value === 'number' ? String(value) : value;
  if (goodQuantities.has(text)) return true;
  if (!parseQuantity(text)) return false;
  if (goodQuantities.size >= CACHE_LIMIT) goodQuantities.clear();
  goodQuantities.add(text);
  return true;
}
