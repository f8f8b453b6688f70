// Says again and again that this console is open, at which operating position, and whether it can be heard; hears who else sits where.
import * as api from './api.js';

/** The gateway takes a console for closed after a minute. */
const REPORT_MILLIS = 20_000;
const KEY = 'hazardwatch.position';

/** How the horn's state is called towards the gateway. */
export const soundOf = (state) => ({ blocked: 'blocked', muted: 'muted', absent: 'none' })[state] ?? 'plays';

/** Whether an alarm of that place and priority belongs to the position. */
export const covers = ({ covers: places, priorities }, { enterprise, site, priority }) => priorities.includes(priority)
  && (places.includes(enterprise) || places.includes(`${enterprise}/${site}`));

/** Whether nobody at any position looks at that alarm. */
export const isUnwatched = (unwatched, { enterprise, site, priority }) => unwatched.some((each) => each.enterprise === enterprise && each.site === site && each.priorities.includes(priority));

/**
 * Whether this console sounds for an alarm: everything without a position; at one what is its own, and what nobody looks at.
 * position: null = none.
 */
export const sounds = (position, unwatched, alarm) => position === null || (covers(position, alarm) && position.sounds.includes(alarm.priority)) || isUnwatched(unwatched, alarm);

/** This browser tab keeps its position over a reload, by person; another tab is another console. */
export class Presence {
  #id;
  #user = null;
  #told;
  #sound;
  #timer = null;
  chosen = null;

  /** told(answer, refusal): what the gateway says of positions; sound(): state of the horn. */
  constructor(told, sound) {
    this.#told = told;
    this.#sound = sound;
  }

  begin(user) {
    this.#user = user;
    [this.#id, this.chosen] = recalled(user);
    this.#remember();
    this.#timer = setInterval(() => this.report(), REPORT_MILLIS);
    this.report();
  }

  end() {
    clearInterval(this.#timer);
    this.#timer = null;
  }

  /** The person logs out here: the position is empty at once, not after a minute. Who watches nothing has no console to close. */
  async close() {
    if (this.#timer !== null) {
      await api.closeConsole(this.#id).catch(() => {});
    }
  }

  choose(position) {
    this.chosen = position;
    this.#remember();
    return this.report();
  }

  #remember() {
    try {
      sessionStorage.setItem(KEY, JSON.stringify([this.#user, this.#id, this.chosen]));
    } catch {
      // Lost with the next reload only.
    }
  }

  /** A position that was refused is left, and why is said. */
  async report() {
    const asked = this.chosen;
    try {
      this.#told(await api.reportConsole(this.#id, { position: asked, sound: soundOf(this.#sound()) }), null);
    } catch (refusal) {
      if (asked !== null && (refusal.status === 400 || refusal.status === 403)) {
        this.chosen = null;
        this.#told(null, refusal);
      }
    }
  }
}

export const newId = () => crypto.randomUUID?.() ?? `console-${Date.now()}-${Math.floor(Math.random() * 1e9)}`;

function recalled(user) {
  try {
    const [whose, id, position] = JSON.parse(sessionStorage.getItem(KEY));
    return whose === user ? [id, position] : [newId(), null];
  } catch {
    return [newId(), null];
  }
}
