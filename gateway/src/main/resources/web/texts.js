// Texts of the console in both languages. Each module imports the tables (texts/) that it asks, so that a page's texts come with the page.
import { recall, remember } from './storage.js';

const TEXTS = {};
const KEY = 'hazardwatch.language';
let index = (recall(KEY) ?? navigator.language).startsWith('zh') ? 0 : 1;
document.documentElement.lang = index === 0 ? 'zh' : 'en';

/** What each table calls once: its keys, with the Chinese and the English text. */
export function add(table) { Object.assign(TEXTS, table); }

/** A key without a text is a mistake of ours, unless the caller says what is shown instead. */
function missing(key) {
  console.error(`no text: ${key}`);
  return key;
}

export const t = (key, otherwise) => TEXTS[key]?.[index] ?? otherwise ?? missing(key);
export const isChinese = () => index === 0;
/** Characters that turn the direction of whatever follows them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Picks out of the API's {zh, en}; a name cannot turn the texts beside it. */
export function pick(text) {
  const picked = index === 0 ? text.zh : text.en;
  return typeof picked === 'string' && TURNING.test(picked) ? picked.replace(TURNING, '') : picked;
}

export function switchLanguage() {
  index = 1 - index;
  remember(KEY, index === 0 ? 'zh' : 'en');
  document.documentElement.lang = index === 0 ? 'zh' : 'en';
}
