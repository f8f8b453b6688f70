// What the head and the menus say of all alarms: counts that are kept with each change, because counting ten thousand anew at every draw takes longer than the draw.
import { isCalling, isSounding } from './store.js';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

/** How often each of some names is there. */
class Names {
  #counts = new Map();

  add(name, by) {
    const count = (this.#counts.get(name) ?? 0) + by;
    if (count > 0) {
      this.#counts.set(name, count);
    } else {
      this.#counts.delete(name);
    }
  }

  [Symbol.iterator]() { return this.#counts.keys(); }
}

export class Tally {
  /** Alarms that wait for somebody, are suppressed, are announced with sound. */
  calling = 0;
  suppressed = 0;
  sounding = 0;
  enterprises = new Names();
  sites = new Names();
  kinds = new Names();
  /** By priority, without those that are suppressed. */
  tiles = Object.fromEntries(PRIORITIES.map((priority) => [priority, { open: 0, unacked: 0 }]));

  /** before and after: an alarm as it was and is; null = it is not there. */
  change(before, after) {
    if (before) {
      this.#count(before, -1);
    }
    if (after) {
      this.#count(after, 1);
    }
    if (before?.kind !== after?.kind || before?.site !== after?.site || before?.enterprise !== after?.enterprise) {
      this.#name(before, -1);
      this.#name(after, 1);
    }
  }

  #count(alarm, by) {
    const isSuppressed = alarm.suppression.length > 0;
    this.suppressed += isSuppressed ? by : 0;
    this.sounding += isSounding(alarm) ? by : 0;
    this.calling += isCalling(alarm) ? by : 0;
    if (!isSuppressed) {
      const tile = this.tiles[alarm.priority];
      tile.open += by;
      tile.unacked += alarm.acked ? 0 : by;
    }
  }

  #name(alarm, by) {
    if (alarm) {
      this.enterprises.add(alarm.enterprise, by);
      this.sites.add(`${alarm.enterprise}/${alarm.site}`, by);
      this.kinds.add(alarm.kind, by);
    }
  }
}
