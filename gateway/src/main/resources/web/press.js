// While a pointer is pressed nothing moves under it: what is acknowledged is what was seen.

/** A pointer that is never lifted holds the screen no longer than this. */
const PRESS_MILLIS_MAX = 3_000;
/** The click comes after the pointer is up. */
const CLICK_MILLIS = 40;

export class Press {
  #timer;

  /** onDown and onUp are called once for each gesture; nothing may be drawn between them. */
  constructor(onDown, onUp) {
    this.isDown = false;
    const up = (millis) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => { this.isDown = false; onUp(); }, millis);
    };
    document.addEventListener('pointerdown', () => { this.isDown = true; onDown(); up(PRESS_MILLIS_MAX); }, true);
    ['pointerup', 'pointercancel'].forEach((name) => document.addEventListener(name, () => up(CLICK_MILLIS), true));
  }
}
