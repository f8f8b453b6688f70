// Says aloud what is most urgent, in the language of the console, again and again while it is to be heard.
import { isChinese } from './texts.js';

const AGAIN_MILLIS = 15_000;

/**
 * Whether to speak now. said: what was said last and when, or null; text: what is to be heard, or null.
 * Pure, so that it is tested without a voice.
 */
export const isDue = (said, text, now) => text !== null && (said === null || said.text !== text || now - said.at >= AGAIN_MILLIS);

let said = null;

/** Asked once a second; null = nothing is to be heard, and what is being said ends. */
export function follow(text, now = performance.now()) {
  const voice = globalThis.speechSynthesis;
  if (!voice) {
    return;
  }
  if (text === null && said !== null) {
    voice.cancel();
    said = null;
  } else if (isDue(said, text, now)) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = isChinese() ? 'zh-CN' : 'en-GB';
    voice.cancel();
    voice.speak(utterance);
    said = { text, at: now };
  }
}
