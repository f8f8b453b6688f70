// All open alarms, in the order people want them; tells its listener at most once a frame.
export class Store {
  #alarms = new Map();
  #listener;
  #isScheduled = false;
  #sorted = [];

  constructor(listener) { this.#listener = listener; }

  snapshot(alarms) {
    this.#alarms = new Map(alarms.map((alarm) => [alarm.id, alarm]));
    this.#changed();
  }

  /** Returns true when the change is a new call for attention. */
  change(alarm) {
    const before = this.#alarms.get(alarm.id);
    if (alarm.state === 'A') {
      this.#alarms.delete(alarm.id);
    } else {
      this.#alarms.set(alarm.id, alarm);
    }
    this.#changed();
    return !alarm.acked && (!before || alarm.annSeq > before.annSeq || alarm.occurrence > before.occurrence);
  }

  get(id) { return this.#alarms.get(id); }
  get all() { return this.#sorted; }

  #changed() {
    if (!this.#isScheduled) {
      this.#isScheduled = true;
      requestAnimationFrame(() => {
        this.#isScheduled = false;
        this.#sorted = [...this.#alarms.values()].sort(byUrgency);
        this.#listener();
      });
    }
  }
}

function byUrgency(a, b) {
  return (a.acked - b.acked) || compare(a.priority, b.priority) || Date.parse(b.raisedAt) - Date.parse(a.raisedAt)
    || compare(a.id, b.id);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
