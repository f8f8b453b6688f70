// Texts of the console by page, in both languages; a test refuses a key that two of the tables hold.
import access from './texts/access.js';
import { recall, remember } from './storage.js';
import alarm from './texts/alarm.js';
import calls from './texts/calls.js';
import duty from './texts/duty.js';
import figures from './texts/figures.js';
import help from './texts/help.js';
import frame from './texts/frame.js';
import plant from './texts/plant.js';
import proposals from './texts/proposals.js';
import leaks from './texts/leaks.js';
import response from './texts/response.js';
import settings from './texts/settings.js';
import shift from './texts/shift.js';
import weather from './texts/weather.js';

const TEXTS = { ...access, ...alarm, ...calls, ...duty, ...figures, ...frame, ...help, ...leaks, ...plant, ...proposals, ...response, ...settings, ...shift, ...weather };

const KEY = 'hazardwatch.language';
let index = (recall(KEY) ?? navigator.language).startsWith('zh') ? 0 : 1;
document.documentElement.lang = index === 0 ? 'zh' : 'en';

export const t = (key, otherwise = key) => TEXTS[key]?.[index] ?? otherwise;
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
