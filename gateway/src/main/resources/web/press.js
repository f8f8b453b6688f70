// While a pointer is pressed nothing moves under it: what is acknowledged is what was seen, and a press meets what it was meant for.
import { options } from './lib.js';

/** A pointer that is never lifted holds the screen no longer than this. */
const PRESS_MILLIS_MAX = 3_000;
/** The click comes after the pointer is up, and ends the press at once: what it did is drawn before the next press. */
const CLICK_MILLIS = 40;

const FIELD = 'label, input, select';

/** What is drawn while it is dragged says so by this attribute. */
const DRAGGED = '[data-dragged]';

export class Press {
  #timer;
  #held = null;

  /** onDown and onUp are called once for each gesture; between them no component of the page is drawn, whatever arrives for it. */
  constructor(onDown, onUp) {
    this.isDown = false;
    const over = () => { clearTimeout(this.#timer); this.isDown = false; this.#release(); onUp(); };
    const up = (millis) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(over, millis);
    };
    document.addEventListener('pointerdown', ({ target }) => {
      if (this.isDown) {
        over();
      }
      if (!target.closest?.(DRAGGED)) {
        this.isDown = true;
        onDown();
        up(PRESS_MILLIS_MAX);
      }
    }, true);
    ['pointerup', 'pointercancel'].forEach((name) => document.addEventListener(name, () => this.isDown && up(CLICK_MILLIS), true));
    // What a click on a field changes is told after it; drawing before that would set a box back that was just ticked.
    document.addEventListener('click', ({ target }) => this.isDown && (target.closest?.(FIELD) ? up(0) : over()));
    options.debounceRendering = (draw) => Promise.resolve().then(() => this.#draw(draw));
  }

  /** The library asks once for all that waits to be drawn. */
  #draw(draw) {
    if (this.isDown) {
      this.#held = draw;
    } else {
      draw();
    }
  }

  #release() {
    const held = this.#held;
    this.#held = null;
    held?.();
  }
}
