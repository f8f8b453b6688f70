// Sites with what is wrong there; one of them opens as a page of its own.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/plant.js';
import { Shape } from './badge.js';
import { Board } from './board.js';
import { SitePage } from './site-page.js';
import { format } from './link.js';
import * as api from './api.js';

const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];
const path = (site) => `${site.enterprise}/${site.site}`;

/** chosen: enterprise/site, or null for all of them; onChoose receives the same. */
export class Sites extends Board {
  fetch() { return api.sites(); }

  show({ sites }) {
    const { chosen, posts, mayConfigure, mayAct, mayRecord, onChoose, onAlarms, onProposal } = this.props;
    const site = sites.find((each) => path(each) === chosen);
    return site ? h(SitePage, { key: chosen, site, posts, mayConfigure, mayAct, mayRecord, onClose: () => onChoose(null), onAlarms: () => onAlarms(chosen), onProposal })
      : [h('p', { key: 'files', class: 'files' }, t('enterprise'), [...new Set(sites.map(({ enterprise }) => enterprise))].map((enterprise) => h('a', { key: enterprise, class: 'button', 'data-file': enterprise, href: format({ page: 'enterprise', enterprise }) }, enterprise))),
        h('div', { key: 'sites', class: 'cards' }, sites.map((each) => this.card(each)))];
  }

  card(site) {
    return h('article', { key: path(site), class: `card ${site.alarms.worst ?? 'quiet'}`, 'data-site': path(site), onClick: () => this.props.onChoose(path(site)) },
      h('h2', null, h('button', { class: 'plain-title' }, pick(site.name))),
      h('p', { class: 'path' }, `${path(site)} · ${site.points} ${t('points')}`),
      h('p', { class: 'counts' }, PRIORITIES.map((priority) => h('span', {
        key: priority, class: site.alarms.byPriority[priority] ? priority : 'none',
      }, h(Shape, { priority }), site.alarms.byPriority[priority], h('span', { class: 'aloud' }, priority)))),
      h('p', null, `${site.alarms.unacked} ${t('unacked')} · ${site.alarms.open} ${t('open')} · ${site.unprotected} ${t('unprotectedPoints')}`));
  }
}
