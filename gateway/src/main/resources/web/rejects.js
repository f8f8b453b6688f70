// What came in and could not be used: payloads with their reasons, and devices that could not log in.
import { h } from './lib.js';
import { t } from './texts.js';
import './texts/gateway.js';
import { clock } from './format.js';
import { Board } from './board.js';
import * as api from './api.js';

/** Reasons of what can be adopted. */
const ADOPTED = ['unknown_point', 'unknown_device'];

export class Rejects extends Board {
  get refreshMillis() { return 10_000; }

  /** Credentials are for administrators; asking for what one may not see is journaled, so nobody else asks. */
  async fetch() {
    const { role, enterprises } = this.props;
    const names = role === 'ADMIN' ? enterprises.map(({ enterprise }) => enterprise) : [];
    const [{ rejects }, ...lists] = await Promise.all([api.quarantine(), ...names.map(api.credentials)]);
    const refused = lists.flatMap(({ credentials }) => credentials).filter(({ refusedLogIns }) => refusedLogIns > 0)
      .sort((a, b) => Date.parse(b.lastRefusedAt) - Date.parse(a.lastRefusedAt));
    return { rejects, refused };
  }

  show({ rejects, refused }) {
    return [refused.length > 0 && h(RefusedLogIns, { refused }),
      rejects.length === 0 ? h('p', { class: 'nothing' }, t('noRejects')) : h('table', { class: 'rejects' },
        head('time', 'reason', 'source', 'payload'),
        h('tbody', null, rejects.map((reject) => h('tr', null,
          h('td', null, clock(reject.at)),
          h('td', null, h('b', null, t(`reject.${reject.reason.toLowerCase()}`)), h('span', { class: 'path' }, reject.reason, ' ', reject.detail), h('span', { class: 'right-way' }, t(`right.${reject.reason.toLowerCase()}`)),
            this.props.onAdopt && reject.enterprise && ADOPTED.includes(reject.reason) && h('button', { class: 'open-adoption', onClick: () => this.props.onAdopt(reject.enterprise) }, t('rejects.adopt'))),
          h('td', null, reject.credential, h('span', { class: 'path' }, reject.topic)),
          h('td', null, h('code', null, reject.payload))))))];
  }
}

const head = (...columns) => h('thead', null, h('tr', null, columns.map((column) => h('th', { scope: 'col' }, t(column)))));

const RefusedLogIns = ({ refused }) => [h('h2', null, t('refusedLogIns')), h('table', { class: 'refused' },
  head('credential', 'device', 'times', 'lastTime', 'address'),
  h('tbody', null, refused.map((credential) => h('tr', { key: credential.username },
    h('td', null, h('b', null, credential.name), h('span', { class: 'path' }, credential.username)),
    h('td', null, credential.device ?? credential.enterprise), h('td', null, credential.refusedLogIns),
    h('td', null, clock(credential.lastRefusedAt)), h('td', null, credential.lastRefusedFrom)))))];
