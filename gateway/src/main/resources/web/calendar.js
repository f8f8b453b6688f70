// The calendar of duty: holidays, key periods in which something is tighter, and which hours are night.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/access.js';
import './texts/gateway.js';
import './texts/settings.js';
import { Board } from './board.js';
import { Change } from './change.js';
import * as api from './api.js';
import * as settings from './settings-api.js';
import { localDay } from './on-duty.js';

const REFRESH_MILLIS = 30_000;
const ID = '[A-Za-z0-9\\-][A-Za-z0-9_\\-]{0,63}';
const NAME_MAX = 200;
const PERIODS = ['spring_festival', 'two_sessions', 'national_day', 'flood_season', 'high_temperature', 'heating_season', 'local_event'];
const CERTAINTIES = ['own', 'sourced', 'to_verify'];
const ROLL_CALLS_MAX = 10;
const LEVELS_MAX = 3;
const PERCENT_MIN = 10;
const USUAL_PERCENT = 100;

/** Kinds of what is edited here: calls of the API, and what their forms hold. */
const NIGHT = 'night';
const HOLIDAYS = 'holidays';
const KEY_PERIODS = 'key-periods';

const yes = (value) => t(value ? 'settings.yes' : 'settings.no');
const span = ({ from, to }) => `${from} – ${to}`;
const inWords = ({ leaderOnSite, moreRollCalls, escalationPercent, extraLevels, hotWorkOneGradeHigher }) => [leaderOnSite && t('calendar.leaderOnSite'), moreRollCalls > 0 && `${t('calendar.moreRollCalls')} ${moreRollCalls}`,
  escalationPercent < USUAL_PERCENT && `${t('calendar.escalationPercent')} ${escalationPercent}`, extraLevels > 0 && `${t('calendar.extraLevels')} ${extraLevels}`, hotWorkOneGradeHigher && t('calendar.hotWorkOneGradeHigher')].filter(Boolean);

/** What an entry is, as texts by the key of their name. */
function describe(kind, entry) {
  if (kind === NIGHT) {
    return { 'calendar.night': span(entry) };
  }
  const shared = { 'calendar.name': [...new Set([entry.name.zh, entry.name.en])].filter(Boolean).join(' / '), 'calendar.days': span(entry), 'calendar.source': entry.source ?? '', 'calendar.certainty': t(`certainty.${entry.certainty}`) };
  if (kind === HOLIDAYS) {
    return { ...shared, 'calendar.workdays': (entry.workdays ?? []).join(', ') };
  }
  const { tightens } = entry;
  return { ...shared, 'calendar.kind': t(`keyPeriod.${entry.kind}`), 'calendar.of': [entry.enterprise ?? t('allEnterprises'), entry.site].filter(Boolean).join('/'), 'calendar.leaderOnSite': yes(tightens.leaderOnSite), 'calendar.moreRollCalls': String(tightens.moreRollCalls),
    'calendar.escalationPercent': String(tightens.escalationPercent), 'calendar.extraLevels': String(tightens.extraLevels), 'calendar.hotWorkOneGradeHigher': yes(tightens.hotWorkOneGradeHigher) };
}

/** What a form holds, as the gateway takes it. */
function bodyOf(kind, form) {
  const said = Object.fromEntries(form);
  if (kind === NIGHT) {
    return { from: said.from, to: said.to };
  }
  const shared = { id: said.id, name: { zh: said.zh || said.en, en: said.en || said.zh }, from: said.from, to: said.to, source: said.source, certainty: said.certainty };
  return kind === HOLIDAYS ? { ...shared, workdays: said.workdays.split(/[\s,，;；]+/).filter(Boolean) } : {
    ...shared, kind: said.kind, enterprise: said.enterprise || null, site: said.enterprise && said.site ? said.site : null,
    tightens: { leaderOnSite: form.has('leaderOnSite'), moreRollCalls: Number(said.moreRollCalls), escalationPercent: Number(said.escalationPercent), extraLevels: Number(said.extraLevels), hotWorkOneGradeHigher: form.has('hotWorkOneGradeHigher') },
  };
}

export class Calendar extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  fetch() { return api.calendar(localDay()); }

  /** shown: as it stands now; null is something new. */
  begin(kind, shown) { this.setState({ edited: { kind, shown, wanted: null, isRemoval: false } }); }

  set(fields) { this.setState(({ edited }) => ({ edited: { ...edited, ...fields } })); }

  end() {
    this.setState({ edited: null });
    this.load();
  }

  make(why) {
    const { kind, shown, wanted, isRemoval } = this.state.edited;
    if (kind === NIGHT) {
      return settings.setNight(shown, wanted, why);
    }
    return isRemoval ? settings.removeEntry(kind, shown, why) : shown ? settings.changeEntry(kind, shown, wanted, why) : settings.addEntry(kind, wanted, why);
  }

  /** What concerns all enterprises is changed by people who see all of them. */
  mayChange(entry) { return this.props.mayEdit && (this.props.seesAll || Boolean(entry?.enterprise)); }

  show({ day, kind, inForce, night, holidays, keyPeriods }) {
    const { edited } = this.state;
    return [h('h2', { key: 'head' }, t('calendar')),
      h('p', { key: 'today' }, `${day} · ${t(`dayKind.${kind}`)}`, inForce.map((period) => ` · ${pick(period.name)}`)),
      edited && this.edited(edited),
      h('p', { key: 'night', 'data-entry': 'night' }, `${t('calendar.night')}: ${span(night)} `, this.mayChange(null) && h('button', { class: 'edit', onClick: () => this.begin(NIGHT, night) }, t('accessChange'))),
      this.table(KEY_PERIODS, keyPeriods, this.props.mayEdit), this.table(HOLIDAYS, holidays, this.mayChange(null))];
  }

  table(kind, entries, mayAdd) {
    const isPeriod = kind === KEY_PERIODS;
    return h('section', { key: kind, 'data-calendar': kind }, h('h3', null, t(`calendar.${kind}`), ' ', mayAdd && h('button', { 'data-new': kind, onClick: () => this.begin(kind, null) }, t('settings.add'))),
      entries.length === 0 ? h('p', { class: 'nothing' }, t('calendar.none')) : h('div', { class: 'wide' }, h('table', null,
        h('thead', null, h('tr', null, ['calendar.name', 'calendar.days', isPeriod ? 'calendar.of' : 'calendar.workdays', isPeriod ? 'calendar.tightens' : 'calendar.certainty'].map((name) => h('th', { key: name, scope: 'col' }, t(name))), h('td', null))),
        h('tbody', null, entries.map((entry) => h('tr', { key: entry.id, 'data-entry': entry.id },
          h('td', null, h('b', null, pick(entry.name)), h('span', { class: 'path' }, isPeriod ? t(`keyPeriod.${entry.kind}`) : entry.source)), h('td', null, span(entry)),
          h('td', null, isPeriod ? describe(kind, entry)['calendar.of'] : entry.workdays.join(', ') || '–'),
          h('td', null, isPeriod ? inWords(entry.tightens).map((each) => h('span', { key: each, class: 'line' }, each)) : t(`certainty.${entry.certainty}`)),
          h('td', { class: 'act' }, this.mayChange(entry) && [h('button', { key: 'edit', class: 'edit', onClick: () => this.begin(kind, entry) }, t('accessChange')), ' ',
            h('button', { key: 'remove', class: 'revoke', onClick: () => { this.begin(kind, entry); this.set({ isRemoval: true }); } }, t('accessRemove'))])))))));
  }

  edited({ kind, shown, wanted, isRemoval }) {
    return h('div', { key: 'edited' },
      !isRemoval && h(EntryForm, { key: `${kind} ${shown?.id}`, kind, entry: shown, isHidden: wanted !== null, enterprises: this.props.enterprises, seesAll: this.props.seesAll, onReady: (body) => this.set({ wanted: body }), onCancel: () => this.end() }),
      (wanted || isRemoval) && h(Change, {
        title: t(isRemoval ? 'settings.removal' : shown ? 'settings.change' : 'settings.newEntry'), before: shown && describe(kind, shown), after: isRemoval ? null : describe(kind, wanted),
        onMake: (why) => this.make(why), onMade: () => this.end(), onPresent: (present) => this.set({ shown: present }), onCancel: () => (isRemoval ? this.end() : this.set({ wanted: null })),
      }));
  }
}

function EntryForm({ kind, entry, isHidden, enterprises, seesAll, onReady, onCancel }) {
  const field = (name, props) => h('label', null, t(`calendar.${name}`), h('input', { name, autocomplete: 'off', ...props }));
  const select = (name, values, chosen, shown) => h('label', null, t(`calendar.${name}`), h('select', { name }, values.map((value) => h('option', { key: value, value, selected: value === chosen }, shown(value)))));
  const type = kind === NIGHT ? 'time' : 'date';
  return h('form', { class: 'request card', id: 'entry-form', hidden: isHidden, onSubmit: (event) => { event.preventDefault(); onReady(bodyOf(kind, new FormData(event.currentTarget))); } },
    kind !== NIGHT && [entry ? h('input', { key: 'id', type: 'hidden', name: 'id', value: entry.id }) : field('id', { key: 'id', required: true, pattern: ID }),
      field('zh', { required: true, maxLength: NAME_MAX, defaultValue: entry?.name.zh ?? '' }), field('en', { maxLength: NAME_MAX, defaultValue: entry?.name.en ?? '' })],
    field('from', { type, required: true, defaultValue: entry?.from }), field('to', { type, required: true, defaultValue: entry?.to }),
    kind === HOLIDAYS && field('workdays', { defaultValue: (entry?.workdays ?? []).join(' '), placeholder: '2027-02-14 2027-02-20' }),
    kind === KEY_PERIODS && [select('kind', PERIODS, entry?.kind ?? 'local_event', (value) => t(`keyPeriod.${value}`)),
      select('enterprise', [...(seesAll ? [''] : []), ...enterprises.map((each) => each.enterprise)], entry?.enterprise ?? '', (value) => value || t('allEnterprises')),
      field('site', { defaultValue: entry?.site ?? '', pattern: '[A-Za-z0-9_\\-]{1,64}' }), h(Tightens, { tightens: entry?.tightens })],
    kind !== NIGHT && [field('source', { maxLength: NAME_MAX, defaultValue: entry?.source ?? '' }), select('certainty', CERTAINTIES, entry?.certainty ?? 'own', (value) => t(`certainty.${value}`))],
    h('p', { class: 'call-wishes' }, h('button', { class: 'primary' }, t('settings.review')), h('button', { type: 'button', onClick: onCancel }, t('settings.cancel'))));
}

/** A key period can tighten only; the form offers nothing else. */
function Tightens({ tightens }) {
  const tick = (name) => h('label', { class: 'all' }, h('input', { type: 'checkbox', name, defaultChecked: tightens?.[name] ?? false }), t(`calendar.${name}`));
  const whole = (name, min, max, usual) => h('label', null, t(`calendar.${name}`), h('input', { type: 'number', name, min, max, required: true, defaultValue: tightens?.[name] ?? usual }));
  return h('fieldset', { class: 'rows' }, h('legend', null, t('calendar.tightens')), tick('leaderOnSite'), tick('hotWorkOneGradeHigher'),
    whole('moreRollCalls', 0, ROLL_CALLS_MAX, 0), whole('escalationPercent', PERCENT_MIN, USUAL_PERCENT, USUAL_PERCENT), whole('extraLevels', 0, LEVELS_MAX, 0));
}
