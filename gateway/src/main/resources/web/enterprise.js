// Everything about one enterprise on one page that can be printed: sites and hazard sources, who answers, what arrives, alarms and answers.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';
import './texts/figures.js';
import './texts/plant.js';
import { Board } from './board.js';
import { EquipmentDue } from './equipment-due.js';
import { age, moment, number } from './format.js';
import { HazardSource, OnDutyNow, onDutyOf } from './hazard-source.js';
import { format } from './link.js';
import * as api from './api.js';

const DAYS = 30;
const YEAR_DAYS = 365;
const DAY_MILLIS = 86_400_000;
const PRIORITIES = ['P1', 'P2', 'P3', 'P4'];

export class Enterprise extends Board {
  get refreshMillis() { return 60_000; }

  /** The figures of a month are read once; what they cannot be read for is said where they would stand. */
  async fetch() {
    const { enterprise } = this.props;
    const [file, chain, { people }, figures, drills] = await Promise.all([api.enterprise(enterprise), api.levels(enterprise).catch(() => ({ levels: [] })), api.people().catch(() => ({ people: [] })),
      api.kpis(new Date(Date.now() + api.skewMillis() - DAYS * DAY_MILLIS).toISOString(), enterprise).catch((refusal) => ({ kpis: [], refused: refusal.message })), this.drills()]);
    return { file, levels: chain.levels, names: new Map(people.map(({ id, name }) => [id, pick(name)])), figures, drills };
  }

  /** Exercises of calls, the newest first, each by its first entry in the journal; for those who may read it. */
  async drills() {
    const to = Date.now() + api.skewMillis();
    try {
      const { entries } = await api.pastEntries({ from: to - YEAR_DAYS * DAY_MILLIS, to, type: 'CALLS_EXERCISE', enterprise: this.props.enterprise });
      return { drills: [...new Map([...entries].sort((a, b) => b.seq - a.seq).map((entry) => [entry.subject, entry])).values()] };
    } catch (refusal) {
      return { drills: [], refused: refusal.message };
    }
  }

  show({ file, levels, names, figures, drills: { drills, refused } }) {
    const { posts } = this.props;
    const all = file.sites.flatMap(({ hazardSources }) => hazardSources);
    return h('article', { class: 'enterprise-file', 'data-enterprise': file.enterprise },
      h('header', { class: 'site-head' }, h('h2', null, `${t('enterprise')} ${file.enterprise}`), h('span', { class: 'path' }, moment(file.at)),
        h('button', { id: 'print-file', class: 'no-print', onClick: () => print() }, t('print'))),
      h(Summary, { sites: file.sites, sources: all }),
      h('h3', null, t('chainOfResponsibility')), h(OnDutyNow, { posts: onDutyOf(posts, file.enterprise) }),
      h('ol', { class: 'chain' }, levels.map((level) => h('li', { key: level.id }, h('b', null, pick(level.name)), level.fallback.length > 0 && ` · ${level.fallback.map((id) => names.get(id) ?? id).join(t('listComma'))}`))),
      h('h3', null, t('sites')), h(SiteTable, { sites: file.sites }),
      h('h3', null, t('hazardSources')), all.length === 0 ? h('p', { class: 'path' }, t('noHazardSources'))
        : h('div', { class: 'cards' }, file.sites.flatMap((site) => site.hazardSources.map((source) => h(HazardSource, { key: `${site.site} ${source.id}`, source })))),
      h(EquipmentDue, { enterprise: file.enterprise }),
      h('h3', null, t('drills')), refused ? h('p', { class: 'note' }, refused) : drills.length === 0 ? h('p', { class: 'path' }, t('drills.none'))
        : h('ul', { class: 'drills' }, drills.map(({ subject, at, actor }) => h('li', { key: subject }, `${moment(at)} `, h('b', null, names.get(actor) ?? actor)))),
      h('h3', null, t('alarmsOfMonth')), figures.refused ? h('p', { class: 'note' }, figures.refused) : h(Answers, { figures }));
  }
}

const share = (part, whole) => (whole === 0 ? '–' : `${part} / ${whole} (${number(part / whole * 100)} %)`);
const sum = (sites, of) => sites.reduce((total, site) => total + of(site), 0);

const Summary = ({ sites, sources }) => {
  const grades = ['I', 'II', 'III', 'IV'].map((grade) => [grade, sources.filter(({ grading }) => grading?.grade === grade).length]).filter(([, count]) => count > 0);
  const facts = [['sites', sites.length], ['hazardSources', grades.length === 0 ? String(sources.length) : `${sources.length} (${grades.map(([grade, count]) => `${grade} × ${count}`).join(t('listComma'))})`],
    ['devicesConnected', share(sum(sites, ({ arrival }) => arrival.devicesConnected), sum(sites, ({ arrival }) => arrival.devices))],
    ['pointsFresh', share(sum(sites, ({ arrival }) => arrival.pointsFresh), sum(sites, ({ arrival }) => arrival.points))],
    ['open', sum(sites, ({ alarms }) => alarms.open)], ['unacked', sum(sites, ({ alarms }) => alarms.unacked)], ['unprotectedPoints', sum(sites, ({ unprotected }) => unprotected)]];
  return h('dl', { class: 'summary' }, facts.map(([name, value]) => [h('dt', { key: name }, t(name)), h('dd', { key: `${name} value`, 'data-fact': name }, value)]));
};

const SiteTable = ({ sites }) => h('div', { class: 'wide' }, h('table', null,
  h('thead', null, h('tr', null, ['site', 'coverageIndustry', 'coveragePlace', 'devicesConnected', 'pointsFresh', 'open', 'unprotectedPoints'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
  h('tbody', null, sites.map((site) => h('tr', { key: site.site },
    h('td', null, h('a', { href: format({ page: 'sites', place: `${site.enterprise}/${site.site}` }) }, pick(site.name)), h('span', { class: 'path' }, site.site)),
    h('td', null, t(`industry.${site.kind}`, site.kind)), h('td', null, site.location ? `${site.location.lat}, ${site.location.lon}` : '–'),
    h('td', null, share(site.arrival.devicesConnected, site.arrival.devices)), h('td', null, share(site.arrival.pointsFresh, site.arrival.points)),
    h('td', null, site.alarms.open), h('td', null, site.unprotected))))));

/** A figure that cannot be known says why. */
const figure = (found, shown) => (!found ? '–' : found.value === null ? h('span', { class: 'path' }, t(`missing.${found.reason}`, found.reason)) : shown(found.value));

const Answers = ({ figures: { kpis, observed } }) => {
  const part = (id, name) => kpis.find((kpi) => kpi.id === id)?.parts?.[name];
  const seconds = (value) => age(value * 1000);
  const hours = (value) => `${number(value)} h`;
  return [h('p', { class: 'path', key: 'observed' }, `${t('observed')} ${age(observed.seconds * 1000)} (${number(observed.share * 100)} %)`),
    h('table', { key: 'answers', class: 'answers' }, h('thead', null, h('tr', null, ['priority', 'answerMedian', 'answerMost'].map((name) => h('th', { key: name, scope: 'col' }, t(name))))),
      h('tbody', null, PRIORITIES.map((priority) => h('tr', { key: priority }, h('td', null, `${priority} ${t(priority)}`), h('td', null, figure(part('K16', `${priority}.p50`), seconds)), h('td', null, figure(part('K16', `${priority}.p95`), seconds)))))),
    h('dl', { key: 'hours', class: 'summary' }, h('dt', null, t('badHours')), h('dd', null, figure(part('K23', 'hours'), hours)), ['G', 'H', 'I'].map((letter) => [h('dt', { key: letter }, `${t('suppressedHours')} ${letter}`),
      h('dd', { key: `${letter} hours` }, PRIORITIES.map((priority) => h('span', { key: priority, class: 'bound' }, `${priority} `, figure(part('K14', `${letter}.${priority}.hours`), hours))))]))];
};
