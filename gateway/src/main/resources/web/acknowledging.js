// What is acknowledged here, one alarm or those that are ticked: which answers are waited for, what is ticked, and what is said beside an alarm.
import { t } from './texts.js';
import * as api from './api.js';
import { remaining } from './picked.js';

const NOTE_MILLIS = 10_000;

export class Acknowledging {
  #store;
  #onAnswer;
  #redraw;
  /** Ids whose answer is waited for, or is not drawn yet: before it is, a press would be about the alarm as it was. */
  busy = new Set();
  #answered = new Set();
  /** Alarms by id, as they stood when they were ticked. */
  picked = new Map();
  /** By id, what is said beside an alarm for a while. */
  notes = new Map();

  /** onAnswer(alarm): an alarm as the gateway answered it, newer than what is shown; redraw(): something of this has changed. */
  constructor(store, onAnswer, redraw) {
    this.#store = store;
    this.#onAnswer = onAnswer;
    this.#redraw = redraw;
  }

  pick(alarms) {
    this.picked = alarms;
    this.#redraw();
  }

  /** What is drawn now is what the store knows: unticks what waits for nobody any more, and lets be pressed again what was answered. */
  follow() {
    this.picked = remaining(this.picked, (id) => this.#store.get(id));
    this.#answered.forEach((id) => this.busy.delete(id));
    this.#answered.clear();
  }

  async acknowledge(alarm) {
    this.#begin([alarm.id]);
    try {
      this.#show(await api.acknowledge(alarm));
    } catch (refusal) {
      this.onRefused(alarm, refusal);
    }
    this.#finish([alarm.id]);
  }

  /** In one call, each as it was when it was ticked; what has changed since stays, with a note, and so do those that the filter hides. */
  async acknowledgePicked(shown) {
    const alarms = shown.filter(({ id }) => this.picked.has(id));
    const ids = alarms.map(({ id }) => id);
    this.picked = new Map([...this.picked].filter(([id]) => !ids.includes(id)));
    this.#begin(ids);
    try {
      const { results } = await api.acknowledgeAll(alarms);
      results.forEach((result) => this.#onResult(result));
    } catch (refusal) {
      ids.forEach((id) => this.#note(id, `${t('failed')}: ${refusal.message}`));
    }
    this.#finish(ids);
  }

  /** Of an alarm that has changed meanwhile, the present one is shown. */
  onRefused(alarm, refusal) {
    if (refusal.status === 409 && refusal.problem.alarm) {
      this.#show(refusal.problem.alarm);
      this.#note(alarm.id, t('changed'));
    } else {
      this.#note(alarm.id, `${t('failed')}: ${refusal.message}`);
    }
  }

  #onResult({ id, status, alarm, reason, detail }) {
    if (alarm) {
      this.#show(alarm);
    }
    if (status !== 200) {
      this.#note(id, status === 409 && alarm ? t('changed') : `${t('failed')}: ${t(`refusal.${reason}`, detail ?? reason)}`);
    }
  }

  #begin(ids) {
    ids.forEach((id) => { this.busy.add(id); this.#answered.delete(id); });
    this.#redraw();
  }

  #finish(ids) {
    ids.forEach((id) => this.#answered.add(id));
    this.#store.drawSoon();
  }

  /** What the server answered, unless the feed has told of something newer. */
  #show(alarm) {
    const known = this.#store.get(alarm.id);
    if (known && alarm.occurrence >= known.occurrence && alarm.annSeq >= known.annSeq) {
      this.#onAnswer(alarm);
    }
  }

  #note(id, text) {
    this.notes.set(id, text);
    setTimeout(() => { this.notes.delete(id); this.#redraw(); }, NOTE_MILLIS);
  }
}
