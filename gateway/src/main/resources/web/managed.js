// A board whose buttons change something: a first press asks, a second does it, and a refusal is shown.
import { h } from './lib.js';
import { t } from './texts.js';
import './texts/access.js';
import { Board } from './board.js';

const QUIET_MILLIS = 30_000;

/** The heads of a table; null for a column of buttons. */
export const columns = (names) => h('thead', null, h('tr', null, names.map((name) => (name ? h('th', { key: name, scope: 'col' }, t(name)) : h('td', { key: 'do' })))));

export class Managed extends Board {
  get refreshMillis() { return QUIET_MILLIS; }

  /** What a refusal is called here. */
  words({ message }) { return message; }

  /** change: gives what is shown of the outcome, until something else is changed. Whatever comes of it, the next change is asked for again. */
  async act(change) {
    this.setState({ asked: null });
    try {
      this.setState({ made: (await change()) ?? null, refused: null });
    } catch (refusal) {
      this.setState({ refused: `${t('failed')}: ${this.words(refusal)}` });
    }
    this.load();
  }

  twice(id, change) {
    if (this.state.asked === id) {
      this.act(change);
    } else {
      this.setState({ asked: id });
    }
  }

  button(id, text, change) {
    return h('button', { class: 'revoke', onClick: () => this.twice(id, change) }, t(this.state.asked === id ? 'accessReally' : text));
  }

  note() { return this.state.refused && h('p', { key: 'refused', class: 'note', role: 'alert' }, this.state.refused); }
}
