// Filter, columns and density of a person: kept with the account, so that they are the same on every console, and by this browser, for a start while
// the account cannot be asked.
import * as api from './api.js';

/** Changes that follow each other are put once. */
const PAUSE_MILLIS = 2_000;

export class Preferences {
  #timer = null;
  #known = '';
  #wanted = '';
  #onFailure;

  /** onFailure(refusal or null): whether the account has what is shown. */
  constructor(onFailure) { this.#onFailure = onFailure; }

  /** What the account has; {} when it has nothing, or cannot be asked. */
  async read() {
    try {
      const { preferences } = await api.preferences();
      this.#known = JSON.stringify(preferences);
      return preferences;
    } catch {
      return {};
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
    if (wanted !== this.#known) {
      this.#timer = setTimeout(() => api.putPreferences(preferences).then(() => { this.#known = wanted; this.#onFailure(null); }, this.#onFailure), PAUSE_MILLIS);
    }
  }

  end() { clearTimeout(this.#timer); }
}
