// All open alarms, in the order people want them; tells its listener at most once a frame.
import { Tally } from './tally.js';

/** Time left to others after a draw, in durations of the draw. */
const REST = 3;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const silence = () => Object.fromEntries(PRIORITIES.map((priority) => [priority, [0, 0, 0, 0]]));

export class Store {
  #alarms = new Map();
  #listener;
  #isScheduled = false;
  #sorted = [];
  #tally = new Tally();
  /** Whether some alarm that changed is or was the consequence of another. */
  #isRegrouped = true;
  #followers = new Map();
  #present = new Map();
  /** Ids that are not at their place in the order yet; null = sort all. */
  #moved = new Set();
  #isFrozen = false;
  /** Ids of what sounded when the pointer was pressed; null = no pointer is. */
  #pressedOn = null;
  #drawnAt = 0;
  #drawMillis = 0;
  #isDue = false;
  #isPainting = false;
  /** Whether something changed while it was painted. */
  #isWanted = false;
  /** By id, priority and order of what is to be heard now. */
  #heard = new Map();
  /** By priority, how many are to be heard of each order. */
  #sounding = silence();
  #isHeard = () => true;
  /** By id, since when an announcement is silenced. */
  #silenced = new Map();

  constructor(listener) { this.#listener = listener; }

  snapshot(alarms) {
    this.#alarms = new Map(alarms.map((alarm) => [alarm.id, withTime(alarm)]));
    this.#tally = new Tally();
    this.#alarms.forEach((alarm) => this.#tally.change(null, alarm));
    this.#isRegrouped = true;
    this.#moved = null;
    this.#present = new Map(alarms.map((alarm) => [alarm.id, alarm]));
    [...this.#silenced.keys()].filter((id) => !this.#alarms.has(id)).forEach((id) => this.#silenced.delete(id));
    this.#countAll();
    this.#changed();
  }

  /** Which alarms are to be heard here at all. */
  hear(isHeard) {
    this.#isHeard = isHeard;
    this.#countAll();
  }

  #countAll() {
    this.#heard.clear();
    this.#sounding = silence();
    this.#alarms.forEach((alarm) => this.#count(alarm));
  }

  /** What was silenced longer ago than that is heard again; returns whether something is. */
  resound(millis, now = performance.now()) {
    const over = [...this.#silenced].filter(([, { since, isOver }]) => !isOver && now - since >= millis);
    over.forEach(([id, silenced]) => { silenced.isOver = true; this.#count(this.#alarms.get(id)); });
    return over.length > 0;
  }

  /** The person silences anew what was heard again. */
  silenceAgain(now = performance.now()) {
    this.#silenced.forEach((silenced, id) => { if (silenced.isOver) { Object.assign(silenced, { since: now, isOver: false }); this.#count(this.#alarms.get(id)); } });
  }

  /** Returns true when the change is a new call for attention. */
  change(alarm) {
    const before = this.#alarms.get(alarm.id);
    this.#count(alarm);
    this.#tally.change(before ?? null, alarm.state === 'A' ? null : alarm);
    this.#isRegrouped ||= Boolean(before?.group || alarm.group);
    if (alarm.state === 'A') {
      this.#alarms.delete(alarm.id);
      this.#present.delete(alarm.id);
    } else {
      this.#alarms.set(alarm.id, withTime(alarm));
      this.#present.set(alarm.id, alarm);
    }
    this.#moved?.add(alarm.id);
    this.#changed();
    return isCalling(alarm) && (!before || alarm.annSeq > before.annSeq || alarm.occurrence > before.occurrence);
  }

  /** What points read now; values: {id, now, worst} of alarms that are on the list. */
  values(values) {
    values.filter(({ id }) => this.#alarms.has(id)).forEach((value) => this.#present.set(value.id, value));
    this.#schedule();
  }

  /** The value now and the worst of an alarm on the list. */
  present(id) { return this.#present.get(id); }

  get(id) { return this.#alarms.get(id); }
  get all() { return this.#sorted; }

  /** Counts of all of them. */
  get tally() { return this.#tally; }

  /** The most urgent priority that is to be heard, or null; kept with every change, for a page that is not looked at is never drawn. */
  get sounding() { return PRIORITIES.find((priority) => this.#sounding[priority].some((count) => count > 0)) ?? null; }

  /** Whether what is to be heard first is toxic gas. */
  get isToxicSounding() { return this.sounding !== null && this.#sounding[this.sounding].findIndex((count) => count > 0) % 2 === 0; }

  #count(alarm) {
    const before = this.#heard.get(alarm.id);
    if (before) {
      this.#sounding[before.priority][before.order]--;
      this.#heard.delete(alarm.id);
    }
    if (this.#isToBeHeard(alarm)) {
      const heard = { priority: alarm.priority, order: gasOrder(alarm) };
      this.#sounding[heard.priority][heard.order]++;
      this.#heard.set(alarm.id, heard);
    }
  }

  /** The announcement that is silenced is remembered with its time; a new one, or an end, forgets it. */
  #isToBeHeard(alarm) {
    const known = this.#silenced.get(alarm.id);
    if (alarm.annunciation !== 'silenced' || !isCalling(alarm)) {
      this.#silenced.delete(alarm.id);
    } else if (known?.annSeq !== alarm.annSeq) {
      this.#silenced.set(alarm.id, { annSeq: alarm.annSeq, since: performance.now(), isOver: false });
    }
    return (isSounding(alarm) || this.#silenced.get(alarm.id)?.isOver === true) && this.#isHeard(alarm);
  }

  /** Whether this alarm is to be heard now. */
  isHeard(id) { return this.#heard.has(id); }

  /**
   * What a press of the person's silences: all that sounds, drawn already or not, for the horn does not wait for a picture;
   * while the pointer is down, without what began to sound since, because nobody has heard that yet.
   */
  get silenceable() {
    return [...this.#alarms.values()].filter((alarm) => isSounding(alarm) && (this.#pressedOn === null || this.#pressedOn.has(announcement(alarm))));
  }

  /** How many open alarms are only consequences of that one. */
  followers(id) { return this.#followers.get(id) ?? 0; }

  /** Nothing moves under a pointer that is pressed: the order stays and the listener hears nothing until thaw(). */
  freeze() {
    this.#isFrozen = true;
    this.#pressedOn = new Set([...this.#alarms.values()].filter(isSounding).map(announcement));
  }

  thaw() {
    this.#isFrozen = false;
    this.#pressedOn = null;
    if (this.#isDue) {
      this.#schedule();
    }
  }

  /** Has all of it drawn, though no alarm has changed. */
  drawSoon() { this.#schedule(); }

  #changed() { this.#schedule(); }

  #schedule() {
    if (this.#isPainting) {
      this.#isWanted = true;
    } else if (!this.#isScheduled) {
      this.#isScheduled = true;
      const wait = this.#drawnAt + this.#drawMillis * REST - performance.now();
      if (wait > 0) {
        setTimeout(() => requestAnimationFrame(() => this.#draw()), wait);
      } else {
        requestAnimationFrame(() => this.#draw());
      }
    }
  }

  /** Drawing, with layout and painting, takes a quarter of the time at most, whatever comes in, so that keys and clicks are heard. */
  #draw() {
    this.#isScheduled = false;
    this.#isDue = this.#isFrozen;
    if (!this.#isFrozen) {
      const begun = performance.now();
      this.#sort();
      this.#listener();
      this.#isPainting = true;
      setTimeout(() => this.#painted(begun));
    }
  }

  /** The browser has painted what was drawn; what came meanwhile waits its turn. */
  #painted(begun) {
    this.#drawnAt = performance.now();
    this.#drawMillis = this.#drawnAt - begun;
    this.#isPainting = false;
    if (this.#isWanted) {
      this.#isWanted = false;
      this.#schedule();
    }
  }

  /** What changed is sorted and merged into the rest, which is in order already. */
  #sort() {
    if (this.#moved?.size === 0) {
      return;
    }
    this.#sorted = this.#moved === null ? [...this.#alarms.values()].sort(byUrgency) : merged(this.#sorted, this.#moved, this.#alarms);
    this.#moved = new Set();
    if (this.#isRegrouped) {
      this.#followers = countBy(this.#sorted, (alarm) => alarm.group);
      this.#isRegrouped = false;
    }
  }
}

/** sorted without the ids that moved, and the moved ones that are still there at their place; each place is found by halves. */
export function merged(sorted, moved, alarms) {
  const rest = sorted.filter(({ id }) => !moved.has(id));
  const come = [...moved].map((id) => alarms.get(id)).filter(Boolean).sort(byUrgency);
  const all = [];
  let from = 0;
  come.forEach((alarm) => {
    const place = placeOf(alarm, rest, from);
    while (from < place) {
      all.push(rest[from++]);
    }
    all.push(alarm);
  });
  while (from < rest.length) {
    all.push(rest[from++]);
  }
  return all;
}

/** Where it belongs in what is sorted, not before `from`. */
function placeOf(alarm, rest, from) {
  let low = from;
  let high = rest.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byUrgency(rest[middle], alarm) <= 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

/** Sorted by often, so the time is read once. */
const withTime = (alarm) => Object.assign(alarm, { raisedMillis: Date.parse(alarm.raisedAt) });

/** Whether it waits for somebody: what is suppressed does not. */
export const isCalling = (alarm) => !alarm.acked && alarm.suppression.length === 0;

/** One call for attention of an alarm. */
const announcement = ({ id, occurrence, annSeq }) => `${id} ${occurrence} ${annSeq}`;

export const isSounding = (alarm) => alarm.annunciation === 'sounding';

function countBy(alarms, key) {
  const counts = new Map();
  alarms.filter(key).forEach((alarm) => counts.set(key(alarm), (counts.get(key(alarm)) ?? 0) + 1));
  return counts;
}

const rank = (alarm) => (alarm.suppression.length > 0 ? 2 : alarm.acked ? 1 : 0);

/** The order of the list: who waits first, then priority, then the newest. */
export function byUrgency(a, b) {
  return (rank(a) - rank(b)) || compare(a.priority, b.priority) || gasOrder(a) - gasOrder(b) || b.raisedMillis - a.raisedMillis
    || compare(a.id, b.id);
}

/** Level 2 before level 1, and on the same level toxic before combustible gas (GB/T 50493); the unit tells which it is. */
const gasOrder = ({ kind, rule, unit }) => (kind !== 'limit' ? LAST
  : (['HH', 'LL'].includes(rule) ? 0 : 2) + (['ppm', 'ppb', 'mg/m3', 'mg/m³'].includes(unit) ? 0 : 1));
const LAST = 3;

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
