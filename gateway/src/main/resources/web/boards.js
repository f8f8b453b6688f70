// The quieter pages: sites with what is wrong there, and what came in and could not be used.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import { clock } from './format.js';
import { Shape } from './badge.js';
import * as api from './api.js';

const REFRESH_MILLIS = 5_000;

/** A page that is asked for again every few seconds while it is looked at. */
class Board extends Component {
  constructor() {
    super();
    this.state = { data: null, error: null };
  }

  componentDidMount() {
    this.timer = setInterval(() => this.load(), REFRESH_MILLIS);
    this.load();
  }

  componentWillUnmount() { clearInterval(this.timer); }

  async load() {
    try {
      this.setState({ data: await this.fetch(), error: null });
    } catch (refusal) {
      this.setState({ error: refusal.message });
    }
  }

  render(props, { data, error }) {
    return h('section', { class: 'board' }, error && h('p', { class: 'note', role: 'alert' }, error), data && this.show(data));
  }
}

export class Sites extends Board {
  fetch() { return api.sites(); }

  show({ sites }) {
    return h('div', { class: 'cards' }, sites.map((site) => h('article', {
      key: `${site.enterprise}/${site.site}`, class: `card ${site.alarms.worst ?? 'quiet'}`,
    },
    h('h2', null, pick(site.name)),
    h('p', { class: 'path' }, `${site.enterprise}/${site.site} · ${site.points} ${t('points')}`),
    h('p', { class: 'counts' }, ['P1', 'P2', 'P3', 'P4'].map((priority) => h('span', {
      class: site.alarms.byPriority[priority] ? priority : 'none',
    }, h(Shape, { priority }), site.alarms.byPriority[priority]))),
    h('p', null, `${site.alarms.unacked} ${t('unacked')} · ${site.alarms.open} ${t('open')}`))));
  }
}

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
