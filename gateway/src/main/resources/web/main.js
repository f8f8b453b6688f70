// The console: one store of alarms, one feed, and the pages that show them.
import { h, render, Component } from './lib.js';
import { t, pick } from './texts.js';
import * as api from './api.js';
import * as horn from './horn.js';
import { Feed } from './feed.js';
import { Store, isCalling, isSounding } from './store.js';
import { Banner, HornNote, StaleCurtain } from './banner.js';
import { AlarmList } from './alarm-list.js';
import { Details } from './details.js';
import { Gateway, waiting } from './gateway.js';
import { Figures } from './figures.js';
import { Rejects } from './rejects.js';
import { Sites } from './sites.js';
import { Unprotected } from './unprotected.js';
import { FilterBar, NO_FILTER, matches } from './list-filter.js';
import { learn, zone } from './zones.js';
import { Password } from './password.js';
import { LogIn } from './log-in.js';
import { DutyBoard } from './duty.js';
import { RosterBoard } from './roster.js';
import { OnDuty, DutyNotice, KeyPeriods, localDay } from './on-duty.js';
import { RollCallPrompt } from './roll-call.js';
import { Phones } from './phones.js';
import { WeatherBoard, WeatherStrip } from './weather.js';

const NOTE_MILLIS = 10_000;
const CENSUS_MILLIS = 10_000;
const SURVEY_MILLIS = 60_000;
// The demo phones come last: they appear late, and no button may move under the pointer.
const PAGES = ['alarms', 'duty', 'roster', 'weather', 'suppressed', 'unprotected', 'sites', 'figures', 'rejects', 'gateway', 'phones'];
/** Pages that show one enterprise or all. */
const OF_ENTERPRISES = ['alarms', 'suppressed', 'unprotected', 'figures'];

class Console extends Component {
  constructor() {
    super();
    this.state = { user: undefined, isChanging: false, page: 'alarms', selected: null, priority: null, enterprise: null, enterprises: [], sites: [], filter: NO_FILTER, configuration: null, duty: {}, notice: null, hasPhones: false, warnings: [] };
    this.store = new Store(() => this.forceUpdate());
    this.busy = new Set();
    this.notes = new Map();
    this.skewMillis = 0;
  }

  componentDidMount() {
    this.clock = setInterval(() => this.forceUpdate(), 1000);
    horn.start(() => this.forceUpdate());
    api.whoAmI().then((user) => this.enter(user), () => this.setState({ user: null }));
  }

  enter(user) {
    this.feed = new Feed({
      snapshot: (alarms) => this.onSnapshot(alarms),
      change: (alarm) => this.onChange(alarm),
      values: (values) => this.store.values(values),
      time: (millis) => { this.skewMillis = millis - Date.now(); },
      duty: (post) => this.setState(({ duty }) => ({ duty: { ...duty, [post.post]: post } })),
      notice: (notice) => this.setState({ notice }),
      lost: () => this.onLost(),
    });
    this.setState({ user }, () => this.count());
    this.census = setInterval(() => this.count(), CENSUS_MILLIS);
    this.survey = setInterval(() => this.learn(), SURVEY_MILLIS);
    this.learn();
  }

  /** Names and zones of sites, which seldom change. */
  learn() {
    api.sites().then(({ sites }) => { learn(sites); this.setState({ sites }); }, () => {});
    api.calendar(localDay()).then(({ inForce }) => this.setState({ keyPeriods: inForce }), () => {});
  }

  /** The gateway itself concerns those who see all enterprises. */
  seesAll() { return this.state.user && !this.state.user.enterprise; }

  /** What the feed does not tell: how many points are unprotected, and what waits in the configuration. */
  count() {
    api.enterprises().then(({ enterprises }) => this.setState({ enterprises }), () => {});
    api.weatherWarnings(false).then(({ warnings }) => this.setState({ warnings }), () => {});
    if (this.seesAll()) {
      api.configuration().then((configuration) => this.setState({ configuration }), () => {});
    }
    if (this.seesAll() && this.state.user.role !== 'VIEWER') {
      api.demoPhones().then(({ configured }) => this.setState({ hasPhones: configured }), () => {});
    }
  }

  onSnapshot(alarms) {
    this.store.snapshot(alarms);
    horn.sound(this.store.sounding);
    this.setState({ newest: alarms.find((alarm) => alarm.priority === 'P1' && isCalling(alarm)) });
  }

  onChange(alarm) {
    const calls = this.store.change(alarm);
    horn.sound(this.store.sounding);
    if (calls && alarm.priority === 'P1') {
      this.setState({ newest: alarm });
    }
  }

  /** Silences what is heard at this moment; the next announcement sounds again. */
  async silence() {
    await Promise.all(this.store.all.filter(isSounding).map(async (alarm) => {
      try {
        await api.act(alarm.id, 'silence', {});
      } catch (refusal) {
        if (refusal.problem?.reason !== 'NOT_SOUNDING') {
          this.onRefused(alarm, refusal);
        }
      }
    }));
  }

  /** A lost connection may mean that the session has ended. */
  onLost() {
    api.whoAmI().catch((refusal) => refusal.status === 401 && this.leave(true));
    this.forceUpdate();
  }

  /** isLost: nobody here asked for it, so the room is called: what is not shown is not watched. */
  leave(isLost = false) {
    clearInterval(this.census);
    clearInterval(this.survey);
    this.feed?.end();
    this.onSnapshot([]);
    horn.sound(isLost ? 'P1' : null);
    this.setState({ user: null, isLost, selected: null, priority: null, enterprise: null, enterprises: [], sites: [], filter: NO_FILTER, configuration: null, isChanging: false, duty: {}, notice: null, hasPhones: false, warnings: [] });
  }

  async acknowledge(alarm) {
    this.busy.add(alarm.id);
    this.forceUpdate();
    try {
      this.show(await api.acknowledge(alarm));
    } catch (refusal) {
      this.onRefused(alarm, refusal);
    }
    this.busy.delete(alarm.id);
    this.forceUpdate();
  }

  onRefused(alarm, refusal) {
    if (refusal.status === 409 && refusal.problem.alarm) {
      this.show(refusal.problem.alarm);
      this.note(alarm.id, t('changed'));
    } else {
      this.note(alarm.id, `${t('failed')}: ${refusal.message}`);
    }
  }

  /** What the server answered, unless the feed has told of something newer. */
  show(alarm) {
    const known = this.store.get(alarm.id);
    if (known && alarm.occurrence >= known.occurrence && alarm.annSeq >= known.annSeq) {
      this.onChange(alarm);
    }
  }

  note(id, text) {
    this.notes.set(id, text);
    setTimeout(() => { this.notes.delete(id); this.forceUpdate(); }, NOTE_MILLIS);
  }

  render(props, { user }) {
    if (user === undefined) {
      return null;
    }
    return user === null ? h(LogIn, {
      isLost: this.state.isLost, onHeard: () => horn.sound(null), onLogIn: (entered) => this.enter(entered),
    }) : this.room();
  }

  room() {
    const { user, page, priority, newest } = this.state;
    const now = Date.now() + this.skewMillis;
    const isStale = this.feed.isStale;
    return h('div', { class: `room ${isStale ? 'stale' : ''}` },
      isStale && h(StaleCurtain, { feed: this.feed }),
      h('div', { class: 'aloud', 'aria-live': 'assertive' }, newest && pick(newest.message)),
      h(HornNote),
      h(Banner, {
        alarms: this.store.all, feed: this.feed, filter: priority, user, now,
        maySilence: this.mayAct(isStale), onSilence: () => this.silence(),
        onFilter: (next) => this.setState({ priority: next, page: 'alarms' }),
        onLogOut: () => api.logOut().finally(() => this.leave()),
        onChange: () => this.forceUpdate(),
      }),
      h(KeyPeriods, { periods: this.state.keyPeriods ?? [] }),
      h(OnDuty, { posts: this.posts(), now, onOpen: () => this.setState({ page: 'duty' }) }),
      h(WeatherStrip, { warnings: this.state.warnings, onOpen: () => this.setState({ page: 'weather' }) }),
      this.state.notice && h(DutyNotice, { notice: this.state.notice, onClose: () => this.setState({ notice: null }) }),
      h(RollCallPrompt, { posts: this.posts(), user: user.user, person: user.person ?? user.user, now }),
      this.tabs(page),
      h('div', { class: 'stage' }, h('main', null, this.page(page, now, isStale)),
        this.state.isChanging ? h(Password, { user: user.user, onPin: () => this.setState({ user: { ...user, pinSet: true } }), onClose: () => this.setState({ isChanging: false }) }) : this.details(isStale, now)));
  }

  tabs(page) {
    const enterprises = [...new Set([...this.store.all, ...this.state.enterprises].map(({ enterprise }) => enterprise))].sort();
    const { configuration, user } = this.state;
    const counts = {
      ...(configuration && waiting(configuration) > 0 ? { gateway: waiting(configuration) } : {}),
      ...(this.posts().some(({ handover }) => handover?.state === 'open') ? { duty: '!' } : {}),
      ...(this.state.warnings.length > 0 ? { weather: this.state.warnings.length } : {}),
      suppressed: this.store.all.filter((alarm) => alarm.suppression.length > 0).length,
      unprotected: this.state.enterprises.reduce((sum, { unprotected }) => sum + unprotected, 0),
    };
    return h('nav', { class: 'tabs' },
      PAGES.filter((name) => this.hasPage(name)).map((name) => h('button', {
        'data-page': name, class: (name === 'gateway' || name === 'duty') && name in counts ? 'urgent' : undefined, 'aria-current': page === name ? 'page' : undefined, onClick: () => this.setState({ page: name }),
      }, name in counts ? `${t(name)} ${counts[name]}` : t(name))),
      OF_ENTERPRISES.includes(page) && h('select', {
        'aria-label': t('allEnterprises'), value: this.state.enterprise ?? '',
        onChange: (event) => this.setState({ enterprise: event.currentTarget.value || null }),
      }, h('option', { value: '' }, t('allEnterprises')), enterprises.map((name) => h('option', { value: name }, name))),
      h('button', { class: 'who', id: 'who', title: t('changePassword'), onClick: () => this.setState({ isChanging: true }) }, user.user));
  }

  hasPage(name) { return name === 'gateway' ? this.seesAll() : name !== 'phones' || this.state.hasPhones; }

  page(page, now, isStale) {
    const { enterprise } = this.state;
    const onSelect = (id) => this.setState({ selected: id });
    switch (page) {
      case 'duty': return h(DutyBoard, { posts: this.posts(), user: this.state.user, now, mayAct: this.mayAct(isStale) });
      case 'weather': return h(WeatherBoard, { mayAct: this.mayAct(isStale) });
      case 'roster': return h(RosterBoard, { user: this.state.user, mayAct: this.mayAct(isStale) });
      case 'phones': return h(Phones, { mayAct: this.mayAct(isStale) });
      case 'sites': return h(Sites, { mayAct: this.mayAct(isStale) });
      case 'rejects': return h(Rejects, { key: this.state.enterprises.length, role: this.state.user.role, enterprises: this.state.enterprises });
      case 'gateway': return h(Gateway, { mayConfirm: this.state.user.role === 'ADMIN' && !isStale });
      case 'unprotected': return h(Unprotected, { key: enterprise, enterprise, onSelect });
      case 'figures': return h(Figures, { key: enterprise, enterprise, onSelect });
    }
    return this.list(page, now, isStale);
  }

  list(page, now, isStale) {
    const { priority, enterprise, selected, filter, sites } = this.state;
    const all = this.store.all.filter((alarm) => page !== 'suppressed' || alarm.suppression.length > 0);
    const alarms = all.filter((alarm) => (!priority || alarm.priority === priority) && (!enterprise || alarm.enterprise === enterprise)
      && matches(alarm, filter));
    const isFiltered = alarms.length < all.length || filter !== NO_FILTER;
    return [h(FilterBar, {
      filter, sites, alarms: all, shown: alarms.length, isFiltered, onChange: (next) => this.setState({ filter: next }),
      onClear: () => this.setState({ filter: NO_FILTER, priority: null, enterprise: null }),
    }),
    h(AlarmList, {
      key: JSON.stringify([page, priority, enterprise, filter]), alarms, store: this.store, selected, now, zone: zone(),
      empty: isFiltered && all.length > 0 ? 'noneMatches' : page === 'suppressed' ? 'noneSuppressed' : 'nothing', busy: this.busy, notes: this.notes,
      mayAct: this.mayAct(isStale),
      onSelect: (id) => this.setState({ selected: id === selected ? null : id }),
      onAcknowledge: (alarm) => this.acknowledge(alarm),
    })];
  }

  details(isStale, now) {
    const { selected } = this.state;
    return selected && h(Details, {
      id: selected, alarm: this.store.get(selected), present: this.store.present(selected), now, role: this.state.user.role, mayAct: this.mayAct(isStale),
      onClose: () => this.setState({ selected: null }), onSelect: (id) => this.setState({ selected: id }),
    });
  }

  posts() { return Object.values(this.state.duty).sort((a, b) => (a.post < b.post ? -1 : 1)); }

  /** Nobody acknowledges by a picture that may be old. */
  mayAct(isStale) { return !isStale && this.state.user.role !== 'VIEWER'; }
}

render(h(Console), document.getElementById('app'));
