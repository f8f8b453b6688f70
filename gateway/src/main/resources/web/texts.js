// Texts of the console in both languages. Each module imports the tables (texts/) that it asks, so that a page's texts come with the page.
import { recall, remember } from './storage.js';

const TEXTS = {};
const KEY = 'hazardwatch.language';
let index;
/** Whether the person here chose the language, who is not asked what they chose elsewhere then. */
let isSwitched = false;
speakAsRemembered();

/** What each table calls once: its keys, with the Chinese and the English text. */
export function add(table) { Object.assign(TEXTS, table); }

/** A key without a text is a mistake of ours, unless the caller says what is shown instead. */
function missing(key) {
  console.error(`no text: ${key}`);
  return key;
}

export const t = (key, otherwise) => TEXTS[key]?.[index] ?? otherwise ?? missing(key);
/** A text of ours as the API has texts of its own. */
export const both = (key) => ({ zh: TEXTS[key][0], en: TEXTS[key][1] });
export const isChinese = () => index === 0;
/** Characters that turn the direction of whatever follows them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;

/** Picks out of the API's {zh, en}; a name cannot turn the texts beside it. */
export function pick(text) {
  const picked = index === 0 ? text.zh : text.en;
  return typeof picked === 'string' && TURNING.test(picked) ? picked.replace(TURNING, '') : picked;
}

function language() { return index === 0 ? 'zh' : 'en'; }

/** All texts are in that language from the next drawing on. */
export function speak(chosen) {
  index = chosen.startsWith('zh') ? 0 : 1;
  document.documentElement.lang = language();
}

export function switchLanguage() {
  speak(index === 0 ? 'en' : 'zh');
  isSwitched = true;
  remember(KEY, language());
}

/** The language that was chosen here since the last forgetSwitch(), or null. */
export const switchedHere = () => (isSwitched ? language() : null);

/** Another person comes, with a choice of their own; until that is known the language is that of this browser. */
export function forgetSwitch() {
  isSwitched = false;
  speakAsRemembered();
}

function speakAsRemembered() { speak(recall(KEY) ?? navigator.language); }
