// What came in and could not be used.
import { h } from './lib.js';
import { t } from './texts.js';
import { clock } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';

export class Rejects extends Board {
  fetch() { return api.quarantine(); }

  show({ rejects }) {
    if (rejects.length === 0) {
      return h('p', { class: 'nothing' }, t('noRejects'));
    }
    return h('table', { class: 'rejects' },
      h('thead', null, h('tr', null, ['time', 'reason', 'source', 'payload'].map((column) => h('th', null, t(column))))),
      h('tbody', null, rejects.map((reject) => h('tr', null,
        h('td', null, clock(reject.at)),
        h('td', null, h('b', null, reject.reason), h('span', { class: 'path' }, reject.detail)),
        h('td', null, reject.credential, h('span', { class: 'path' }, reject.topic)),
        h('td', null, h('code', null, reject.payload))))));
  }
}
