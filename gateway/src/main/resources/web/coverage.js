// What is registered and that nobody watches: by area and industry, with age, as a list and as a table to take away.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/record.js';
import './texts/plant.js';
import { age, moment } from './format.js';
import { Board } from './board.js';
import { format } from './link.js';
import * as api from './api.js';

export const KINDS = ['never_connected', 'no_rule', 'no_data', 'no_duty', 'persons_missing', 'no_owner', 'not_assessed'];
const SHOWN_MAX = 200;

export class Coverage extends Board {
  constructor() {
    super();
    this.state = { data: null, error: null, kind: null, area: null, industry: null };
  }

  /** The whole registry is read through for an answer. */
  get refreshMillis() { return 15_000; }

  asked() {
    const { kind, area, industry } = this.state;
    const said = new URLSearchParams(Object.entries({ kind, area: area === '' ? 'none' : area, industry, enterprise: this.props.enterprise }).filter(([, value]) => value));
    return said.toString();
  }

  fetch() { return api.coverage(`${this.asked()}&limit=${SHOWN_MAX}`); }

  choose(chosen) { this.setState(chosen, () => this.load()); }

  show({ groups, gaps, total }) {
    const { kind, area, industry } = this.state;
    return [h('p', { class: 'soft' }, t('coverageExplained')),
      groups.length === 0 ? h('p', { class: 'nothing' }, t('coverageWhole')) : h(Groups, { groups, kind, area, industry, onChoose: (chosen) => this.choose(chosen) }),
      groups.length > 0 && h('p', { class: 'coverage-shown' }, h('b', { role: 'status' }, `${total} ${t('coverageGaps')}`), kind && ` · ${t(`coverage.${kind}`)}: ${t(`coverage.${kind}.why`)}`,
        (kind || area !== null || industry) && h('button', { id: 'coverage-all', onClick: () => this.choose({ kind: null, area: null, industry: null }) }, t('filter.clear')),
        h('a', { id: 'coverage-csv', class: 'button', href: `/api/v1/coverage.csv?bom=true&${this.asked()}`, download: 'coverage.csv' }, t('asTable'))),
      gaps.length > 0 && h('table', { class: 'coverage' },
        h('thead', null, h('tr', null, ['coverageKind', 'site', 'coverageSubject', 'coverageSince'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
        h('tbody', null, gaps.map((gap) => h(Gap, { key: `${gap.kind} ${gap.enterprise}/${gap.site}/${gap.subject}`, gap })))),
      total > gaps.length && h('p', { class: 'more' }, `${total - gaps.length} ${t('more')}`)];
  }
}

/** One line for each area and industry; every number is a choice. */
const Groups = ({ groups, kind, area, industry, onChoose }) => h('div', { class: 'wide' }, h('table', { class: 'groups' },
  h('thead', null, h('tr', null, h('th', { scope: 'col' }, t('coverageArea')), h('th', { scope: 'col' }, t('coverageIndustry')),
    KINDS.map((name) => h('th', { key: name, scope: 'col', title: t(`coverage.${name}.why`) }, t(`coverage.${name}`))))),
  h('tbody', null, groups.map((group) => h('tr', { key: `${group.area} ${group.industry}`, 'data-group': `${group.area}/${group.industry}` },
    h('td', null, group.area || t('coverageNoArea')), h('td', null, t(`industry.${group.industry}`, group.industry)),
    KINDS.map((name) => h('td', { key: name, class: 'figure' }, group.kinds[name] === 0 ? h('span', { class: 'soft' }, '0') : h('button', {
      'aria-pressed': String(kind === name && area === group.area && industry === group.industry),
      'aria-label': `${t(`coverage.${name}`)} ${group.kinds[name]}`, onClick: () => onChoose({ kind: name, area: group.area, industry: group.industry }),
    }, group.kinds[name]))))))));

/** The link to where it is mended or looked at. */
const target = ({ kind, enterprise, site, subject }) => (kind === 'no_owner' ? format({ page: 'alarm', alarm: subject })
  : kind === 'not_assessed' ? format({ page: 'hazards', words: `${enterprise}/${site}/${subject}` }) : kind === 'no_duty' ? format({ page: 'roster' }) : format({ page: 'sites', place: `${enterprise}/${site}` }));

const Gap = ({ gap }) => h('tr', { 'data-gap': gap.kind },
  h('td', null, h('b', { title: t(`coverage.${gap.kind}.why`) }, t(`coverage.${gap.kind}`)), gap.missing.length > 0 && h('span', { class: 'path' }, gap.missing.map((role) => t(`role.${role}-in-charge`)).join(t('listComma')))),
  h('td', null, pick(gap.siteName), h('span', { class: 'path' }, `${gap.enterprise}/${gap.site}`)),
  h('td', null, h('a', { href: target(gap) }, pick(gap.name)), gap.subject && h('span', { class: 'path' }, gap.subject)),
  h('td', null, gap.since ? [h('b', null, age(gap.seconds * 1000)), h('span', { class: 'path' }, moment(gap.since))] : h('span', { class: 'soft' }, t(gap.kind === 'never_connected' ? 'coverageSinceStart' : 'configured'))));
