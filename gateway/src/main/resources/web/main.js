// The console: the frame around the pages, with one store of alarms and one feed. What each page is stands in pages.js.
import { h, render, Component } from './lib.js';
import { both, t, pick } from './texts.js';
import './texts/alarm.js';
import './texts/frame.js';
import './texts/names.js';
import './texts/shift.js';
import './theme.js';
import * as api from './api.js';
import * as horn from './horn.js';
import * as voice from './voice.js';
import { Acknowledging } from './acknowledging.js';
import * as beat from './beat.js';
import { Feed } from './feed.js';
import { Store, isCalling } from './store.js';
import { Banner, HornNote, StaleCurtain } from './banner.js';
import { waiting } from './configuration.js';
import { NO_FILTER } from './list-filter.js';
import { OF_ENTERPRISES, PAGES, TAB_OF, show as showPage } from './pages.js';
import { isFull } from './storage.js';
import { Census } from './census.js';
import { ahead, fetchAhead, later } from './later.js';
import { Presence, sounds } from './presence.js';
import { PositionChoice, UnwatchedStrip } from './position.js';
import { ExerciseStrip } from './exercise-strip.js';
import { Tabs } from './tabs.js';
import { Press } from './press.js';
import { isTyping } from './keys.js';
import { KeptView } from './kept-view.js';
import { LogIn } from './log-in.js';
import { OnDuty, DutyNotice, KeyPeriods } from './on-duty.js';
import { Reauthentication } from './reauthenticate.js';
import { SecondPersonStrip } from './second-person-strip.js';
import { RollCallPrompt } from './roll-call.js';
import { LeakStrip } from './leak-strip.js';
import { WeatherStrip } from './weather-strip.js';

const Details = later(() => import('./details.js'), 'Details');
const EnrolPage = later(() => import('./second-factor.js'), 'EnrolPage');
const HelpPanel = later(() => import('./help-panel.js'), 'HelpPanel');
const JournalRoom = later(() => import('./journal-room.js'), 'JournalRoom');
const Password = later(() => import('./password.js'), 'Password');
const Search = later(() => import('./search.js'), 'Search');
ahead(() => import('./texts/help.js'));
ahead(() => import('./texts/edits.js'));
ahead(() => import('./chart.js').then(({ library }) => library()));

/** What is known while nobody is logged in. */
const nothing = () => ({
  isChanging: false, isHelping: false, selected: null, opened: null, priority: null, enterprise: null, enterprises: [], sites: [], filter: NO_FILTER, configuration: null, duty: {}, notice: null, hasPhones: false,
  warnings: [], leaks: [], fieldTasks: 0, exercises: [], positions: [], unwatched: [], position: null, positionRefused: null, unsaved: null,
});

class Console extends Component {
  constructor() {
    super();
    this.state = { ...nothing(), user: undefined, page: 'alarms', site: null };
    this.store = new Store(() => { this.acknowledging.follow(); this.redraw(); });
    this.acknowledging = new Acknowledging(this.store, (alarm) => this.onChange(alarm), () => this.redraw());
    this.view = new KeptView(this);
    this.census = new Census(this);
    this.presence = new Presence((answer, refusal) => this.onPositions(answer, refusal), horn.state);
    this.skewMillis = 0;
  }

  shouldComponentUpdate() { return !this.press?.isDown; }

  redraw() {
    if (!this.press?.isDown) {
      this.forceUpdate();
    }
  }

  componentDidMount() {
    this.press = new Press(() => this.store.freeze(), () => { this.store.thaw(); this.forceUpdate(); });
    this.clock = setInterval(() => { this.hear(); if (!document.hidden) { this.redraw(); } }, 1000);
    document.addEventListener('visibilitychange', () => this.redraw());
    beat.start();
    horn.start(() => this.redraw());
    document.addEventListener('keydown', (event) => this.onKey(event));
    window.addEventListener('popstate', () => this.state.user && this.view.step());
    api.whoAmI().then((user) => this.enter(user), () => this.setState({ user: null }));
  }

  enter(user) {
    this.end();
    if (user.mustEnrol) {
      this.setState({ user });
      return;
    }
    if (!user.rights.includes('READ')) {
      this.forget();
      const look = this.view.begin(user.user);
      this.setState({ user, look });
      return;
    }
    this.feed = new Feed({
      snapshot: (alarms) => { this.onSnapshot(alarms); this.ahead ??= fetchAhead(); },
      change: (alarm) => this.onChange(alarm),
      values: (values) => this.store.values(values),
      time: (millis) => { this.skewMillis = millis - Date.now(); api.keepSkew(this.skewMillis); },
      duty: (post) => this.setState(({ duty }) => ({ duty: { ...duty, [post.post]: post } })),
      notice: (notice) => this.setState({ notice }),
      jumped: () => this.setState({ notice: { persons: [], text: both('feedJumped') } }),
      lost: () => this.onLost(),
    });
    const look = this.view.begin(user.user);
    this.setState({ user, look }, () => { this.census.begin(); this.presence.begin(user.user); });
  }

  /** Who came watches no alarms: nothing of them is shown or heard any more. */
  forget() {
    this.onSnapshot([]);
    this.setState(nothing());
  }

  /** What enter() began. */
  end() {
    this.census.end();
    this.view.end();
    this.presence.end();
    this.feed?.end();
  }

  componentDidUpdate() { this.view.put(this.state); }

  onKey(event) {
    if (event.key === 'Escape' && this.state.isSearching) {
      this.setState({ isSearching: false });
    } else if (event.key === 'Escape') {
      this.onEscape(event);
    } else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && this.state.user) {
      event.preventDefault();
      this.setState({ isSearching: true });
    }
  }

  /** Leaves a field first, and closes what lies beside the list then. */
  onEscape({ target }) {
    if (isTyping(target)) {
      target.blur();
    } else {
      this.setState(({ page }) => ({ selected: null, opened: null, isChanging: false, isHelping: false, page: page === 'alarm' ? 'alarms' : page }));
    }
  }

  /** The enterprise whose file is shown: the one chosen, one's own, or the first there is. */
  ofEnterprise() { return this.state.enterprise ?? this.state.user.enterprise ?? this.state.enterprises[0]?.enterprise; }

  /** The gateway itself concerns those who see all enterprises. */
  seesAll() { return this.state.user && !this.state.user.enterprise; }

  /** Signing in sets the filter of the list; what is heard follows the position and what nobody looks at. */
  onPositions(answer, refusal) {
    const chosen = this.presence.chosen;
    this.setState({ ...(answer ?? {}), position: chosen, positionRefused: refusal?.message ?? (answer ? null : this.state.positionRefused) }, () => {
      const position = this.ownPosition();
      this.store.hear((alarm) => sounds(position, this.state.unwatched, alarm));
      horn.sound(this.store.sounding, this.store.isToxicSounding);
    });
  }

  ownPosition() { return this.state.positions.find(({ id }) => id === this.state.position) ?? null; }

  signIn(position) {
    this.presence.choose(position);
    this.setState(({ filter }) => ({ position, filter: { ...filter, position } }));
  }

  onSnapshot(alarms) {
    this.store.snapshot(alarms);
    horn.sound(this.store.sounding, this.store.isToxicSounding);
    const newest = alarms.find((alarm) => alarm.priority === 'P1' && isCalling(alarm));
    this.newest = newest && { ...newest, cameAt: Date.now() + this.skewMillis };
  }

  onChange(alarm) {
    const calls = this.store.change(alarm);
    if (calls && this.store.isHeard(alarm.id)) {
      horn.announce();
    }
    horn.sound(this.store.sounding, this.store.isToxicSounding);
    if (calls && alarm.priority === 'P1') {
      this.newest = { ...alarm, cameAt: Date.now() + this.skewMillis };
    }
  }

  /** Once a second: what was silenced for too long is heard again, and the most urgent P1 is said aloud. */
  hear() {
    if (this.store.resound(horn.SILENCE_MILLIS)) {
      horn.sound(this.store.sounding, this.store.isToxicSounding);
    }
    const urgent = horn.state() === 'P1' && this.state.user ? this.store.all.find((alarm) => alarm.priority === 'P1' && this.store.isHeard(alarm.id)) : undefined;
    voice.follow(urgent ? `${t('P1')}${t('listComma')}${pick(urgent.message)}` : null);
  }

  /** Silences what is heard at this moment, for ten minutes and until the next announcement. */
  async silence() {
    this.store.silenceAgain();
    horn.sound(this.store.sounding, this.store.isToxicSounding);
    await Promise.all(this.store.silenceable.map(async (alarm) => {
      try {
        await api.act(alarm.id, 'silence', {});
      } catch (refusal) {
        if (refusal.problem?.reason !== 'NOT_SOUNDING') {
          this.acknowledging.onRefused(alarm, refusal);
        }
      }
    }));
  }

  /** A lost connection may mean that the session has ended. */
  onLost() {
    api.whoAmI().catch((refusal) => refusal.status === 401 && this.state.user && !this.isLeaving && this.leave(true));
    this.redraw();
  }

  /** Who comes next starts with a view of their own; a session that goes on is not hidden behind the page to log in. */
  async logOut() {
    this.isLeaving = true;
    try {
      await this.presence.close();
      await api.logOut();
    } catch (refusal) {
      if (refusal.status !== 401) {
        this.isLeaving = false;
        this.setState({ isStuck: refusal.message });
        return;
      }
    }
    this.leave();
    history.replaceState(null, '', location.pathname);
  }

  /** isLost: nobody here asked for it, so the room is called: what is not shown is not watched. */
  leave(isLost = false) {
    this.end();
    this.isLeaving = false;
    this.forget();
    horn.sound(isLost ? 'P1' : null);
    this.setState({ user: null, isStuck: null, isLost, lostAt: new Date().toISOString() });
  }

  render(props, { user }) {
    if (user === undefined) {
      return null;
    }
    return user === null ? h(LogIn, {
      isLost: this.state.isLost, lostAt: this.state.lostAt, onHeard: () => horn.sound(null), onLogIn: (entered) => this.enter(entered),
    }) : user.mustEnrol ? h(EnrolPage, { user: user.user, onDone: () => api.whoAmI().then((entered) => this.enter(entered), () => this.setState({ user: null })), onLogOut: () => this.logOut() }) : this.may('READ') ? this.room() : h(JournalRoom, { frame: this });
  }

  room() {
    const { user, page, priority } = this.state;
    const { newest } = this;
    const now = Date.now() + this.skewMillis;
    const isStale = this.feed.isStale;
    return h('div', { class: `room ${isStale ? 'stale' : ''} ${this.state.exercises.length > 0 ? 'exercising' : ''}` },
      isStale && h(StaleCurtain, { feed: this.feed }),
      h('div', { class: 'aloud', 'aria-live': 'assertive' }, newest && pick(newest.message)),
      h(HornNote),
      h(Banner, {
        tally: this.store.tally, feed: this.feed, filter: priority, user, now, health: this.state.health,
        position: this.may('HANDLE_ALARMS') && h(PositionChoice, { positions: this.state.positions, chosen: this.state.position, refused: this.state.positionRefused, onChoose: (id) => this.signIn(id) }),
        maySilence: this.mayAct(isStale), onSilence: () => this.silence(),
        onFilter: (next) => this.setState({ priority: next, page: 'alarms' }),
        onLogOut: () => this.logOut(),
        onChange: () => this.redraw(),
      }),
      this.state.isStuck && h('p', { class: 'note', id: 'not-logged-out', role: 'alert' }, `${t('notLoggedOut')}: ${this.state.isStuck} `, h('button', { onClick: () => this.setState({ isStuck: null }) }, t('close'))),
      this.state.unsaved && h('p', { class: 'note', id: 'unsaved', role: 'status' }, `${t('unsaved')}: ${this.state.unsaved}`),
      isFull() && h('p', { class: 'note', id: 'storage-full', role: 'status' }, t('storageFull')),
      h(ExerciseStrip, { exercises: this.state.exercises, onOpen: () => this.setState({ page: 'calls' }) }),
      h(UnwatchedStrip, { unwatched: this.state.unwatched, isWall: page === 'overview', onOpen: () => this.setState({ page: 'overview' }) }),
      h(KeyPeriods, { periods: this.state.keyPeriods ?? [] }),
      h(OnDuty, { posts: this.posts(), now, onOpen: () => this.setState({ page: 'duty' }) }),
      h(LeakStrip, { leaks: this.state.leaks, onOpen: () => this.setState({ page: 'leaks' }) }),
      h(WeatherStrip, { warnings: this.state.warnings, onOpen: () => this.setState({ page: 'weather' }) }),
      this.state.notice && h(DutyNotice, { notice: this.state.notice, onClose: () => this.setState({ notice: null }) }),
      h(Reauthentication, { user: user.user }),
      this.may('AGREE_TO_ACTIONS') && h(SecondPersonStrip, { user: user.user }),
      h(RollCallPrompt, { posts: this.rollCallPosts(), user: user.user, person: user.person ?? user.user, now }),
      this.state.isSearching && h(Search, { alarms: this.store.all, enterprises: this.state.enterprises, maySeePast: this.may('READ_JOURNAL'), onClose: () => this.setState({ isSearching: false }) }),
      this.tabs(page),
      this.state.isHelping && h(HelpPanel, { onClose: () => this.setState({ isHelping: false }) }),
      h('div', { class: 'stage' }, h('main', { 'data-shown': page }, h('h1', { class: 'aloud' }, t(page)), showPage(page, this, now, isStale)),
        this.state.isChanging ? h(Password, { user: user.user, isOfProvider: user.provider, onHandOver: (next) => { this.setState({ isChanging: false }); this.enter(next); }, onPin: () => this.setState({ user: { ...user, pinSet: true } }), onClose: () => this.setState({ isChanging: false }) }) : this.details(isStale, now)));
  }

  tabs(page) {
    const enterprises = [...new Set([...this.store.tally.enterprises, ...this.state.enterprises.map(({ enterprise }) => enterprise)])].sort();
    const { configuration, user } = this.state;
    const counts = {
      ...(configuration && waiting(configuration) > 0 ? { gateway: waiting(configuration) } : {}),
      ...(this.posts().some(({ handover }) => handover?.state === 'open') ? { duty: '!' } : {}),
      ...(this.state.leaks.length > 0 ? { leaks: this.state.leaks.length } : {}),
      ...(this.state.fieldTasks > 0 ? { fieldTasks: this.state.fieldTasks } : {}),
      ...(this.state.warnings.length > 0 ? { weather: this.state.warnings.length } : {}),
      suppressed: this.store.tally.suppressed,
      unprotected: this.state.enterprises.reduce((sum, { unprotected }) => sum + unprotected, 0),
    };
    return h(Tabs, {
      pages: PAGES.filter((name) => this.hasPage(name)), page: TAB_OF[page] ?? page, counts, user, enterprise: this.state.enterprise, enterprises: OF_ENTERPRISES.includes(page) ? enterprises : null,
      onPage: (name) => this.setState({ page: name, site: null, proposal: null, permit: null, post: null, words: null, type: null }), onEnterprise: (enterprise) => this.setState({ enterprise }), isHelping: this.state.isHelping, onHelp: () => this.setState({ isHelping: !this.state.isHelping }), onUser: () => this.setState({ isChanging: true }), onSearch: () => this.setState({ isSearching: true }),
    });
  }

  hasPage(name) {
    const only = { gateway: this.seesAll(), phones: this.state.hasPhones, credentials: this.may('MANAGE_CREDENTIALS'), claims: this.may('MANAGE_CREDENTIALS'), archives: this.may('MANAGE_CREDENTIALS'), people: this.may('READ_CONTACTS') || this.may('EDIT_PEOPLE'), channels: this.may('EDIT_PEOPLE'), templates: this.may('TRY_MESSAGES'), proposals: this.may('CHANGE_CONFIGURATION'), import: this.may('CHANGE_CONFIGURATION'), accounts: this.may('MANAGE_ACCOUNTS'), apiKeys: this.may('OWN_ACCOUNT'), sessions: this.may('OWN_ACCOUNT'),
      accessLog: this.may('READ_ACCESS_LOG'), monitoringActions: this.may('READ_JOURNAL') };
    return only[name] ?? true;
  }

  /** The newest P1 that still waits, with the time at which it came here. */
  newestP1() {
    const { newest } = this;
    const known = this.store.get(newest.id);
    return known && isCalling(known) ? { enterprise: known.enterprise, site: known.site, at: newest.cameAt } : null;
  }

  details(isStale, now, isWhole = false) {
    const { selected, page } = this.state;
    return selected && (isWhole || page !== 'alarm') && h(Details, {
      key: selected, isWhole, onWhole: () => this.setState({ page: 'alarm' }),
      id: selected, alarm: this.store.get(selected), present: this.store.present(selected), now, role: this.state.user.role, mayAct: this.mayAct(isStale), hasActions: this.may('HANDLE_ALARMS'), mayNote: !isStale && this.may('KEEP_DUTY_LOG'),
      opened: this.state.opened, onOpened: () => this.setState({ opened: null }), isBusy: this.acknowledging.busy.has(selected), onAcknowledge: (alarm) => this.acknowledging.acknowledge(alarm),
      onClose: () => this.setState({ selected: null, opened: null, ...(isWhole ? { page: 'alarms' } : {}) }), onSelect: (id) => this.setState({ selected: id, opened: null }),
      onTask: (words) => this.setState({ page: 'fieldTasks', words, site: null, selected: null }),
    });
  }

  posts() { return Object.values(this.state.duty).sort((a, b) => (a.post < b.post ? -1 : 1)); }

  /** At a position, the roll calls of its posts only. */
  rollCallPosts() {
    const asked = this.ownPosition()?.rollCalls ?? [];
    return this.posts().filter(({ post }) => asked.length === 0 || asked.includes(post));
  }

  /** Nobody acknowledges by a picture that may be old. */
  mayAct(isStale) { return !isStale && this.may('HANDLE_ALARMS'); }

  /** Whether the role of who is logged in grants that right. */
  may(right) { return this.state.user.rights.includes(right); }
}

render(h(Console), document.getElementById('app'));
