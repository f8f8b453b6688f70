// All open alarms, in the order people want them; tells its listener at most once a frame.
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

export class Store {
  #alarms = new Map();
  #listener;
  #isScheduled = false;
  #sorted = [];
  #followers = new Map();
  #present = new Map();
  #isSorted = true;
  #sounding = { P1: 0, P2: 0, P3: 0, P4: 0 };

  constructor(listener) { this.#listener = listener; }

  snapshot(alarms) {
    this.#alarms = new Map(alarms.map((alarm) => [alarm.id, alarm]));
    this.#present = new Map(alarms.map((alarm) => [alarm.id, alarm]));
    PRIORITIES.forEach((priority) => {
      this.#sounding[priority] = alarms.filter((alarm) => isSounding(alarm) && alarm.priority === priority).length;
    });
    this.#changed();
  }

  /** Returns true when the change is a new call for attention. */
  change(alarm) {
    const before = this.#alarms.get(alarm.id);
    this.#count(before, -1);
    this.#count(alarm, 1);
    if (alarm.state === 'A') {
      this.#alarms.delete(alarm.id);
      this.#present.delete(alarm.id);
    } else {
      this.#alarms.set(alarm.id, alarm);
      this.#present.set(alarm.id, alarm);
    }
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

  /** The most urgent priority that is to be heard, or null; kept with every change, for a page that is not looked at is never drawn. */
  get sounding() { return PRIORITIES.find((priority) => this.#sounding[priority] > 0) ?? null; }

  #count(alarm, by) {
    if (alarm && isSounding(alarm)) {
      this.#sounding[alarm.priority] += by;
    }
  }

  /** How many open alarms are only consequences of that one. */
  followers(id) { return this.#followers.get(id) ?? 0; }

  #changed() {
    this.#isSorted = false;
    this.#schedule();
  }

  #schedule() {
    if (!this.#isScheduled) {
      this.#isScheduled = true;
      requestAnimationFrame(() => {
        this.#isScheduled = false;
        this.#sort();
        this.#listener();
      });
    }
  }

  #sort() {
    if (!this.#isSorted) {
      this.#isSorted = true;
      this.#sorted = [...this.#alarms.values()].sort(byUrgency);
      this.#followers = countBy(this.#sorted, (alarm) => alarm.group);
    }
  }
}

/** Whether it waits for somebody: what is suppressed does not. */
export const isCalling = (alarm) => !alarm.acked && alarm.suppression.length === 0;

export const isSounding = (alarm) => alarm.annunciation === 'sounding';

function countBy(alarms, key) {
  const counts = new Map();
  alarms.filter(key).forEach((alarm) => counts.set(key(alarm), (counts.get(key(alarm)) ?? 0) + 1));
  return counts;
}

const rank = (alarm) => (alarm.suppression.length > 0 ? 2 : alarm.acked ? 1 : 0);

function byUrgency(a, b) {
  return (rank(a) - rank(b)) || compare(a.priority, b.priority) || Date.parse(b.raisedAt) - Date.parse(a.raisedAt)
    || compare(a.id, b.id);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
