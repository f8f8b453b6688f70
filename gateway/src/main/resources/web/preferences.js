// Filter, columns, density, language and theme of a person: kept with the account, so that they are the same on every console, and by this browser, for a
// start while the account cannot be asked.
import * as api from './api.js';

/** Changes that follow each other are put once. */
const PAUSE_MILLIS = 2_000;

export class Preferences {
  #timer = null;
  /** What the account has, as far as this console knows. */
  #known = {};
  #wanted = '';
  #onFailure;

  /** onFailure(refusal or null): whether the account has what is shown. */
  constructor(onFailure) { this.#onFailure = onFailure; }

  /** What the account has; null, which onFailure hears, when it cannot be asked: nothing may be put then. */
  async read() {
    try {
      this.#known = (await api.preferences()).preferences;
      this.#onFailure(null);
      return this.#known;
    } catch (refusal) {
      this.#onFailure(refusal);
      return null;
    }
  }

  /** Puts what differs from what the account has, a little later; told the same again and again, it waits no longer. */
  put(preferences) {
    const wanted = JSON.stringify(preferences);
    if (wanted === this.#wanted) {
      return;
    }
    this.#wanted = wanted;
    clearTimeout(this.#timer);
    if (Object.keys(this.#changed(preferences)).length > 0) {
      this.#timer = setTimeout(() => this.#store(preferences).then(() => this.#onFailure(null), this.#onFailure), PAUSE_MILLIS);
    }
  }

  #changed(preferences) {
    return Object.fromEntries(Object.entries(preferences).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(this.#known[name])));
  }

  /** What the person chose on another console meanwhile stays, unless they chose it anew here. */
  async #store(preferences) {
    const { preferences: present } = await api.preferences();
    const next = { ...present, ...this.#changed(preferences) };
    await api.putPreferences(next);
    this.#known = { ...next, ...preferences };
  }

  end() {
    clearTimeout(this.#timer);
    this.#known = {};
    this.#wanted = '';
  }
}
