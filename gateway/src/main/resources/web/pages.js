// The pages of the console: the name of each, as links have it, and what shows it. The frame around them is main.js.
import { h } from './lib.js';
import { NO_FILTER } from './list-filter.js';
import { keep } from './list-look.js';
import { later } from './later.js';
import { ListPage } from './list-page.js';
import { toggled } from './picked.js';

/** Each page's module, with its texts, is fetched when the page is shown first; the list of alarms is there from the beginning. */
const AccessLog = later(() => import('./access.js'), 'AccessLog');
const Accounts = later(() => import('./access.js'), 'Accounts');
const ApiKeys = later(() => import('./access.js'), 'ApiKeys');
const Archives = later(() => import('./archives.js'), 'Archives');
const Calendar = later(() => import('./calendar.js'), 'Calendar');
const Calls = later(() => import('./calls.js'), 'Calls');
const Claims = later(() => import('./claims.js'), 'Claims');
const Cards = later(() => import('./cards.js'), 'Cards');
const Channels = later(() => import('./channels.js'), 'Channels');
const Coverage = later(() => import('./coverage.js'), 'Coverage');
const Credentials = later(() => import('./credentials.js'), 'Credentials');
const Doctor = later(() => import('./doctor.js'), 'Doctor');
const DutyBoard = later(() => import('./duty.js'), 'DutyBoard');
const Enterprise = later(() => import('./enterprise.js'), 'Enterprise');
const EquipmentBoard = later(() => import('./equipment.js'), 'EquipmentBoard');
const FieldTasks = later(() => import('./field-tasks.js'), 'FieldTasks');
const Figures = later(() => import('./figures.js'), 'Figures');
const Gateway = later(() => import('./gateway.js'), 'Gateway');
const Hazards = later(() => import('./hazards.js'), 'Hazards');
const Import = later(() => import('./import.js'), 'Import');
const LeakBoard = later(() => import('./leaks.js'), 'LeakBoard');
const Levels = later(() => import('./settings-levels.js'), 'Levels');
const MonitoringActions = later(() => import('./access.js'), 'MonitoringActions');
const Overview = later(() => import('./overview.js'), 'Overview');
const OwnWarnings = later(() => import('./own-warnings.js'), 'OwnWarnings');
const Past = later(() => import('./past.js'), 'Past');
const People = later(() => import('./people.js'), 'People');
const Permits = later(() => import('./permits.js'), 'Permits');
const Phones = later(() => import('./phones.js'), 'Phones');
const Posts = later(() => import('./settings-posts.js'), 'Posts');
const Proposals = later(() => import('./proposals.js'), 'Proposals');
const Rejects = later(() => import('./rejects.js'), 'Rejects');
const Rules = later(() => import('./settings-rules.js'), 'Rules');
const RosterBoard = later(() => import('./roster.js'), 'RosterBoard');
const Sessions = later(() => import('./access.js'), 'Sessions');
const SiteMap = later(() => import('./map.js'), 'SiteMap');
const Sites = later(() => import('./sites.js'), 'Sites');
const Templates = later(() => import('./templates.js'), 'Templates');
const Trends = later(() => import('./trends.js'), 'Trends');
const Unprotected = later(() => import('./unprotected.js'), 'Unprotected');
const WeatherBoard = later(() => import('./weather.js'), 'WeatherBoard');

/** Pages in the menus (menus.js says in which). The demo phones come last: they appear late, and no button may move under the pointer. */
export const PAGES = ['alarms', 'overview', 'map', 'enterprise', 'calls', 'past', 'trends', 'duty', 'roster', 'fieldTasks', 'weather', 'permits', 'cards', 'warnings', 'leaks', 'suppressed', 'unprotected', 'equipment', 'hazards', 'coverage', 'sites', 'figures', 'rejects', 'people', 'posts', 'levels', 'calendar', 'rules', 'channels', 'templates', 'proposals', 'import', 'doctor', 'credentials', 'claims', 'archives', 'accounts', 'apiKeys', 'sessions', 'accessLog', 'monitoringActions', 'gateway', 'phones'];
/** Pages that a link may name; an alarm is reached from others and stands in no menu. */
export const LINKED = [...PAGES, 'alarm'];
/** The page in the menus that stands for a page without a place there. */
export const TAB_OF = { alarm: 'alarms' };
/** Pages that show one enterprise or all. */
export const OF_ENTERPRISES = ['alarms', 'past', 'suppressed', 'unprotected', 'equipment', 'hazards', 'coverage', 'figures', 'enterprise', 'people', 'posts', 'levels', 'credentials', 'claims', 'archives', 'doctor', 'fieldTasks'];

/** One function a page, given the frame (its state, store and what it does), the time of the gateway, and whether the picture is old. */
/** Whether calls to neighbours may be noted. */
const mayNote = (frame, isStale) => !isStale && frame.may('KEEP_DUTY_LOG');

const SHOWN = {
  alarm: (frame, now, isStale) => frame.details(isStale, now, true),
  trends: (frame) => h(Trends, { sites: frame.state.sites, points: frame.state.points, hours: frame.state.hours, compare: frame.state.compare, onChange: (chosen) => frame.setState(chosen) }),
  past: (frame) => h(Past, { key: `${frame.state.words ?? ''} ${frame.state.type ?? ''}`, words: frame.state.words, type: frame.state.type, enterprise: frame.state.enterprise, onSelect: frame.may('READ') ? selecting(frame) : null }),
  overview: (frame, now) => h(Overview, {
    sites: frame.state.sites, unwatched: frame.state.unwatched, alarms: frame.store.all, now, newest: frame.newest && frame.newestP1(), onSite: (site) => openSite(frame, site), onMap: () => frame.setState({ page: 'map' }),
  }),
  map: (frame) => h(SiteMap, { sites: frame.state.sites, alarms: frame.store.all, onWall: () => frame.setState({ page: 'overview' }) }),
  enterprise: (frame) => frame.ofEnterprise() && h(Enterprise, { key: frame.ofEnterprise(), enterprise: frame.ofEnterprise(), posts: frame.posts() }),
  duty: (frame, now, isStale) => h(DutyBoard, { key: `${frame.state.post ?? ''} ${frame.state.words ?? ''}`, chosen: frame.state.post, words: frame.state.words, posts: frame.posts(), user: frame.state.user, now, mayAct: frame.mayAct(isStale) }),
  weather: (frame, now, isStale) => h(WeatherBoard, { mayAnswer: !isStale && frame.may('ANSWER_CALLS'), mayConfirm: !isStale && frame.may('CONFIRM_ACTIONS'), mayMatch: !isStale && frame.may('HAND_IN_WARNINGS'),
    mayHandIn: !isStale && frame.may('HAND_IN_WARNINGS') && frame.seesAll() }),
  leaks: (frame, now, isStale) => h(LeakBoard, { onAlarm: selecting(frame), mayNote: mayNote(frame, isStale) }),
  cards: (frame, now, isStale) => h(Cards, { key: frame.state.site, site: frame.state.site, mayNote: mayNote(frame, isStale) }),
  warnings: (frame, now, isStale) => h(OwnWarnings, { sites: frame.state.sites, mayAct: !isStale && frame.may('PUBLISH_WARNINGS') }),
  permits: (frame, now, isStale) => h(Permits, { key: frame.state.permit ?? '', permit: frame.state.permit, onAll: () => frame.setState({ permit: null }), sites: frame.state.sites, mayAct: !isStale && frame.may('KEEP_PERMITS') }),
  roster: (frame, now, isStale) => h(RosterBoard, { user: frame.state.user, mayAct: frame.mayAct(isStale) }),
  calls: (frame, now, isStale) => h(Calls, { store: frame.store, user: frame.state.user, mayAct: !isStale && frame.may('ANSWER_CALLS'),
    mayOrder: !isStale && frame.may('ORDER_CHECKS'), now, onSelect: selecting(frame) }),
  fieldTasks: (frame, now, isStale) => h(FieldTasks, { key: `${frame.state.enterprise} ${frame.state.words ?? ''}`, enterprise: frame.state.enterprise, chosen: frame.state.words, site: frame.state.site, sites: frame.state.sites, alarms: frame.store.all, user: frame.state.user.user,
    mayAct: !isStale && frame.may('ANSWER_CALLS'), maySeePast: frame.may('READ_JOURNAL'), onChoose: (words) => frame.setState({ words, selected: null }), onSite: (site) => frame.setState({ site }), onSitePage: (site) => openSite(frame, site), onAlarm: selecting(frame) }),
  phones: (frame, now, isStale) => h(Phones, { mayAct: frame.mayAct(isStale) }),
  sites: (frame, now, isStale) => h(Sites, {
    posts: frame.posts(), mayConfigure: !isStale && frame.may('CHANGE_CONFIGURATION'), mayAct: frame.mayAct(isStale), mayRecord: !isStale && frame.may('RECORD_INSTRUMENT_CHECKS'), chosen: frame.state.site, onChoose: (site) => frame.setState({ site }),
    onAlarms: (site) => frame.setState({ page: 'alarms', filter: { ...NO_FILTER, site } }), onProposal: (proposal) => frame.setState({ page: 'proposals', proposal }),
  }),
  proposals: (frame, now, isStale) => h(Proposals, { chosen: frame.state.proposal, user: frame.state.user, mayAct: !isStale, now, onChoose: (proposal) => frame.setState({ proposal }) }),
  import: (frame, now, isStale) => h(Import, { sites: frame.state.sites, mayAct: !isStale && frame.may('CHANGE_CONFIGURATION'), onProposal: (proposal) => frame.setState({ page: 'proposals', proposal }) }),
  doctor: (frame) => frame.ofEnterprise() && h(Doctor, { key: frame.ofEnterprise(), enterprise: frame.ofEnterprise(), mayAdopt: frame.may('CHANGE_CONFIGURATION'), onProposal: (proposal) => frame.setState({ page: 'proposals', proposal }) }),
  rejects: (frame) => h(Rejects, { key: frame.state.enterprises.length, role: frame.state.user.role, enterprises: frame.state.enterprises, onAdopt: frame.may('CHANGE_CONFIGURATION') && ((enterprise) => frame.setState({ page: 'doctor', enterprise })) }),
  credentials: (frame) => frame.ofEnterprise() && h(Credentials, { key: frame.ofEnterprise(), enterprise: frame.ofEnterprise() }),
  claims: (frame, now, isStale) => frame.ofEnterprise() && h(Claims, { key: frame.ofEnterprise(), enterprise: frame.ofEnterprise(), mayAct: !isStale }),
  archives: (frame, now, isStale) => frame.ofEnterprise() && h(Archives, { key: frame.ofEnterprise(), enterprise: frame.ofEnterprise(), sites: frame.state.sites, mayAct: !isStale }),
  gateway: ({ state }, now, isStale) => h(Gateway, { mayConfirm: state.user.rights.includes('CHANGE_CONFIGURATION') && !isStale, maySeal: state.user.rights.includes('MANAGE_ACCOUNTS'), isFresh: !isStale }),
  people: (frame, now, isStale) => h(People, { enterprise: frame.state.enterprise, enterprises: frame.state.enterprises, own: frame.state.user.enterprise, mayEdit: !isStale && frame.may('EDIT_PEOPLE') }),
  posts: (frame, now, isStale) => h(Posts, { enterprise: frame.state.enterprise, enterprises: frame.state.enterprises, own: frame.state.user.enterprise, mayEdit: !isStale && frame.may('EDIT_PEOPLE') }),
  levels: (frame, now, isStale) => frame.ofEnterprise() && h(Levels, { key: frame.ofEnterprise(), enterprise: frame.ofEnterprise(), mayEdit: !isStale && frame.may('EDIT_PEOPLE') }),
  rules: (frame, now, isStale) => h(Rules, { sites: frame.state.sites, chosen: frame.state.site, mayConfigure: !isStale && frame.may('CHANGE_CONFIGURATION'), onChoose: (site) => frame.setState({ site }), onEdit: (site) => frame.setState({ page: 'sites', site }) }),
  calendar: (frame, now, isStale) => h(Calendar, { enterprises: frame.state.enterprises, seesAll: frame.seesAll(), mayEdit: !isStale && frame.may('PLAN_DUTY') }),
  channels: (frame, now, isStale) => h(Channels, { mayTest: !isStale }), templates: () => h(Templates),
  accounts: () => h(Accounts), sessions: () => h(Sessions), accessLog: () => h(AccessLog), monitoringActions: () => h(MonitoringActions),
  apiKeys: ({ state }) => h(ApiKeys, { rights: state.user.rights }),
  unprotected: (frame) => h(Unprotected, { key: frame.state.enterprise, enterprise: frame.state.enterprise, onSelect: selecting(frame) }),
  equipment: (frame, now, isStale) => h(EquipmentBoard, { key: `${frame.state.enterprise} ${frame.state.site}`, enterprise: frame.state.enterprise, chosen: isOfEquipment(frame.state.site) ? frame.state.site : null, onChoose: (site) => frame.setState({ site }), mayRecord: !isStale && frame.may('RECORD_INSTRUMENT_CHECKS'), mayBypass: !isStale && frame.may('TAKE_OUT_OF_SERVICE') }),
  hazards: (frame, now, isStale) => h(Hazards, { key: `${frame.state.enterprise} ${frame.state.words ?? ''}`, enterprise: frame.state.enterprise, chosen: frame.state.words, user: frame.state.user.user, mayFile: !isStale && frame.may('KEEP_HAZARD_FILES'), mayStock: !isStale && frame.may('KEEP_STOCK_BOOKS'), onChoose: (words) => frame.setState({ words }) }),
  coverage: ({ state: { enterprise } }) => h(Coverage, { key: enterprise, enterprise }),
  figures: (frame) => h(Figures, { key: `${frame.state.enterprise} ${frame.state.position}`, enterprise: frame.state.enterprise, position: frame.ownPosition(), onSelect: selecting(frame) }),
};

/** The page of that name; the list of alarms has several. */
export const show = (page, frame, now, isStale) => (SHOWN[page] ? SHOWN[page](frame, now, isStale) : list(page, frame, now, isStale));

/** Whether a place is that of one piece of equipment, ENTERPRISE/SITE/ID. */
const isOfEquipment = (place) => place?.split('/').length === 3;

const selecting = (frame) => (id) => frame.setState({ selected: id });

/** A site that is configured no more has its alarms only. */
function openSite(frame, site) {
  const isKnown = frame.state.sites.some((each) => `${each.enterprise}/${each.site}` === site);
  frame.setState(isKnown ? { page: 'sites', site } : { page: 'alarms', filter: { ...NO_FILTER, site }, priority: null, enterprise: null });
}

function list(page, frame, now, isStale) {
  const { priority, enterprise, selected, filter, sites, user } = frame.state;
  const { acknowledging } = frame;
  const mayAct = frame.mayAct(isStale);
  return h(ListPage, {
    view: { page, priority, enterprise, filter }, sites, positions: frame.state.positions, rights: user.rights, onChange: (view) => frame.setState(view), onLook: (look) => { keep(user.user, look); frame.setState({ look }); },
    alarms: page === 'suppressed' ? frame.store.all.filter((alarm) => alarm.suppression.length > 0) : frame.store.all,
    onAcknowledgePicked: (shown) => acknowledging.acknowledgePicked(shown), onPickNone: () => acknowledging.pick(new Map()),
    list: {
      look: frame.state.look, store: frame.store, selected, now, busy: acknowledging.busy, notes: acknowledging.notes, mayAct, picked: acknowledging.picked,
      onPick: (alarm) => acknowledging.pick(toggled(acknowledging.picked, alarm)), onAcknowledge: (alarm) => acknowledging.acknowledge(alarm),
      onSelect: (id) => frame.setState({ selected: id === selected ? null : id, opened: null }),
      onShelve: (id) => frame.setState({ selected: id, opened: 'shelve' }), onSilence: () => mayAct && frame.silence(),
    },
  });
}
