// The duty page: hand-over, duty log, roll calls and spot checks of the posts somebody sees.
import { h, Component } from './lib.js';
import { t, pick, isChinese } from './texts.js';
import './texts/curves.js';
import './texts/duty.js';
import { parts } from './zones.js';
import { names, clockTime, called, localDay } from './on-duty.js';
import { SoundCheck, isCheckDue } from './sound-check.js';
import { poll } from './poll.js';
import * as api from './api.js';

const KINDS = ['call', 'remark', 'request', 'instruction', 'done', 'correction'];
const PERIODS = ['day', 'week', 'month'];
const REFRESH_MILLIS = 5_000;

const moment = (iso) => { const { date, time } = parts(Date.parse(iso)); return `${date} ${time}`; };
const said = (refusal) => refusal.message;

export class DutyBoard extends Component {
  /** chosen, words: a post, and what is searched for in its log, as a link says them. */
  render({ posts, user, mayAct, chosen: linked, words }, { chosen = linked }) {
    const post = posts.find((each) => each.post === chosen) ?? posts.find(({ handover }) => handover?.state === 'open') ?? posts[0];
    if (!post) {
      return h('p', { class: 'nothing' }, t('noPosts'));
    }
    return h('section', { class: 'board duty' },
      posts.length > 1 && h('select', { id: 'post', 'aria-label': t('post'), value: post.post, onChange: (event) => this.setState({ chosen: event.currentTarget.value }) },
        posts.map((each) => h('option', { key: each.post, value: each.post }, pick(each.name)))),
      user.pinSet === false && mayAct && h('p', { class: 'note', id: 'pin-missing' }, t('pinMissing')),
      h(Present, { post }),
      h(Handover, { key: post.handover?.id, handover: post.handover, user, mayAct }),
      mayAct && (post.handover?.state === 'open' || isCheckDue(Date.now())) && h(SoundCheck, { key: `sound ${post.post}`, post, mayAct }),
      h(Presence, { key: `calls ${post.post}`, post, user, mayAct }),
      h(Log, { key: `log ${post.post}`, words, post, user, mayAct }),
      h(Report, { key: `report ${post.post}`, post }));
  }
}

const Present = ({ post }) => h('article', { class: 'card', 'data-card': 'present' }, h('h2', null, pick(post.name)),
  post.shift ? h('p', null, `${names(post.shift.officers)} · ${clockTime(post.shift.from)}–${clockTime(post.shift.to)}`,
    post.shift.leader && ` · ${t('leader')} ${called(post.shift.leader)}`) : h('p', { class: 'note' }, t('nobodyOnDuty')),
  h('p', null, `${t('responsible')}: ${names(post.responsible)}`),
  post.next && h('p', null, `${t('nextShift')}: ${names(post.next.officers)} ${clockTime(post.next.from)}`));

class Handover extends Component {
  async accept(body) {
    const { username, secret } = this.form ? Object.fromEntries(new FormData(this.form)) : {};
    try {
      await api.acceptHandover(this.props.handover.id, secret ? { ...body, username, secret } : body);
      this.setState({ note: null });
      this.form?.reset();
    } catch (refusal) {
      this.setState({ note: said(refusal) });
    }
  }

  render({ handover, user, mayAct }, { note }) {
    if (!handover) {
      return null;
    }
    const isOpen = handover.state === 'open';
    return h('article', { class: `card ${isOpen ? 'P2' : ''}`, 'data-card': 'handover' },
      h('h2', null, `${t('handover')} ${moment(handover.changeAt)}: ${names(handover.outgoing)} → ${names(handover.incoming)}`),
      h('p', null, t(`handover.${handover.state}`), handover.acceptedBy && ` ${called(handover.acceptedBy)} ${moment(handover.endedAt)}`),
      handover.items.length === 0 && h('p', { class: 'nothing' }, t('noMatters')),
      handover.notKept.length > 0 && h('p', { class: 'note', 'data-not-kept': handover.notKept.join(' ') },
        `${t('notKept')}: ${handover.notKept.map((kind) => t(`matter.${kind}`)).join(t('listComma'))}`),
      h('ul', { class: 'matters' }, handover.items.map((item) => h('li', { key: item.number, 'data-item': item.number, class: item.state },
        h('span', null, `${item.number}. ${t(`matter.${item.kind}`)} ${pick(item.text)}`),
        item.state === 'waiting' && isOpen && mayAct ? h('button', { onClick: () => this.accept({ items: [item.number] }) }, t('acceptItem'))
          : h('b', null, ` ${t(`item.${item.state}`)} ${item.acceptedBy ? called(item.acceptedBy) : ''}`)))),
      isOpen && mayAct && h('form', { class: 'request', ref: (form) => { this.form = form; }, onSubmit: (event) => { event.preventDefault(); this.accept({ all: true, seen: handover.seen }); } },
        h('label', null, t('incomingOfficer'), h('input', { name: 'username', defaultValue: user.user, autocomplete: 'off' })),
        h('label', null, t('ownSecretIfOther'), h('input', { name: 'secret', type: 'password', autocomplete: 'new-password' })),
        h('button', { class: 'primary', id: 'accept-all' }, t('acceptAll'))),
      note && h('p', { class: 'note', role: 'alert' }, note));
  }
}

/** Roll calls that are over, and spot checks. */
class Presence extends Component {
  componentDidMount() { this.timer = poll(() => this.load(), REFRESH_MILLIS); }
  componentWillUnmount() { clearInterval(this.timer); }

  async load() {
    const { post } = this.props;
    try {
      const [{ rollCalls }, { spotChecks }] = await Promise.all([api.rollCalls(post.post), api.spotChecks(post.post)]);
      this.setState({ rollCalls, spotChecks });
    } catch (refusal) {
      this.setState({ note: said(refusal) });
    }
  }

  async order() {
    try {
      await api.orderSpotCheck(this.props.post.post);
      this.setState({ note: t('spotCheckOrdered') });
      this.load();
    } catch (refusal) {
      this.setState({ note: said(refusal) });
    }
  }

  render({ user }, { rollCalls = [], spotChecks = [], note }) {
    return h('article', { class: 'card', 'data-card': 'presence' }, h('h2', null, t('rollCalls')),
      h('ul', { class: 'matters' }, rollCalls.map((call) => h('li', { key: call.id, class: call.state },
        `${call.askedAt ? moment(call.askedAt) : ''} ${t(call.isSpotCheck ? 'spotCheck' : 'rollCall')}: ${t(`call.${call.state}`)} ${names(call.answeredBy ? [call.answeredBy] : call.asked)}`))),
      h('h3', null, t('spotChecks')),
      spotChecks.map((check) => h('details', { key: check.id, 'data-spot-check': check.id }, h('summary', null, `${moment(check.at)} SHA-256 ${check.hash}`), h('pre', null, check.record))),
      user.rights.includes('ORDER_CHECKS') && h('button', { id: 'spot-check', onClick: () => this.order() }, t('orderSpotCheck')),
      note && h('p', { class: 'note', role: 'status' }, note));
  }
}

class Log extends Component {
  constructor(props) {
    super(props);
    this.state = { words: props.words };
  }

  componentDidMount() { this.timer = poll(() => this.load(), REFRESH_MILLIS); }
  componentWillUnmount() { clearInterval(this.timer); }

  async load() {
    const { words, day } = this.state;
    try {
      const page = await api.dutyDay(this.props.post.post, day);
      const found = words ? (await api.searchDutyLog(this.props.post.post, words)).entries : null;
      this.setState({ page, found });
    } catch (refusal) {
      this.setState({ note: said(refusal) });
    }
  }

  async attempt(event, work) {
    event.preventDefault();
    const form = event.currentTarget;
    try {
      await work(Object.fromEntries(new FormData(form)));
      form.reset();
      this.setState({ note: null });
    } catch (refusal) {
      this.setState({ note: said(refusal) });
    }
    this.load();
  }

  write({ kind, party, matter, action, about, due }) {
    return api.writeDutyLog({ post: this.props.post.post, kind, party, matter, action, ...(about ? { about } : {}),
      ...(due ? { due: new Date(due).toISOString() } : {}) });
  }

  render({ post, user, mayAct }, { words, page, found, note }) {
    return page && h('article', { class: 'card', 'data-card': 'log' },
      h('h2', null, `${t('dutyLog')} ${page.day}`),
      h('div', { class: 'request' },
        h('input', { type: 'date', 'aria-label': t('day'), value: page.day, onChange: (event) => { this.setState({ day: event.currentTarget.value }, () => this.load()); } }),
        h('input', { type: 'search', 'aria-label': t('searchLog'), value: words, placeholder: t('searchLog'), onChange: (event) => { this.setState({ words: event.currentTarget.value }, () => this.load()); } }),
        h('a', { id: 'print-log', href: `/api/v1/duty-log/${page.day}/print?post=${encodeURIComponent(post.post)}`, target: '_blank', rel: 'noopener' }, t('print'))),
      h(Entries, { entries: found ?? page.entries }),
      mayAct && h(EntryForm, { onSubmit: (event) => this.attempt(event, (fields) => this.write(fields)) }),
      h(Signatures, { page }),
      mayAct && !page.sealed && h('form', { class: 'request', id: 'sign', onSubmit: (event) => this.attempt(event, ({ username, secret }) => api.signDutyDay(page.day, post.post, username, secret)) },
        h('label', null, t('user'), h('input', { name: 'username', defaultValue: user.user, required: true, autocomplete: 'off' })),
        h('label', null, t('ownSecret'), h('input', { name: 'secret', type: 'password', required: true, autocomplete: 'new-password' })),
        h('button', null, t('sign'))),
      note && h('p', { class: 'note', role: 'alert' }, note));
  }
}

/** A page to print, of the post's site or of all its enterprise. */
class Report extends Component {
  state = { period: 'day', day: localDay() };

  render({ post }, { period, day }) {
    const place = { ...(post.enterprise ? { enterprise: post.enterprise } : {}), ...(post.site ? { site: post.site } : {}) };
    const query = new URLSearchParams({ period, day, lang: isChinese() ? 'zh' : 'en', ...place });
    return h('article', { class: 'card', 'data-card': 'report' }, h('h2', null, t('dutyReport')),
      h('div', { class: 'request' },
        h('select', { name: 'period', 'aria-label': t('reportPeriod'), value: period, onChange: (event) => this.setState({ period: event.currentTarget.value }) },
          PERIODS.map((each) => h('option', { key: each, value: each }, t(`period.${each}`)))),
        h('input', { type: 'date', name: 'day', 'aria-label': t('day'), required: true, value: day, onChange: (event) => this.setState({ day: event.currentTarget.value || localDay() }) }),
        h('a', { id: 'print-report', href: `/api/v1/duty-report?${query}`, target: '_blank', rel: 'noopener' }, t('print'))));
  }
}

const Entries = ({ entries }) => h('table', { class: 'log' }, h('thead', null, h('tr', null, ['time', 'logKind', 'party', 'matterColumn', 'action', 'author'].map((name) => h('th', { key: name }, t(name))))),
  h('tbody', null, entries.map((entry) => h('tr', { key: entry.id, 'data-entry': entry.id }, h('td', { title: entry.id }, moment(entry.at)), h('td', null, t(`log.${entry.kind}`)),
    h('td', null, entry.party), h('td', null, entry.kind === 'correction' && `${entry.about}: `, entry.matter),
    h('td', null, entry.action, entry.due && ` (${t('until')} ${moment(entry.due)})`), h('td', null, entry.author === 'system' ? t('gateway') : entry.authorName)))));

const EntryForm = ({ onSubmit }) => h('form', { class: 'request', id: 'entry', onSubmit },
  h('select', { name: 'kind', 'aria-label': t('logKind') }, KINDS.map((kind) => h('option', { key: kind, value: kind }, t(`log.${kind}`)))),
  h('input', { name: 'party', placeholder: t('party'), maxLength: 2000 }),
  h('input', { name: 'matter', placeholder: t('matterColumn'), required: true, maxLength: 2000 }),
  h('input', { name: 'action', placeholder: t('action'), maxLength: 2000 }),
  h('input', { name: 'about', placeholder: t('aboutEntry') }),
  h('input', { name: 'due', type: 'datetime-local', 'aria-label': t('due') }),
  h('button', null, t('addEntry')));

const Signatures = ({ page }) => h('div', { 'data-signatures': page.signatures.length },
  page.signatures.map((each) => h('p', { key: each.person }, `${t('signedBy')} ${called(each)} ${moment(each.at)}`)),
  page.sealed && h('p', { id: 'sealed', class: page.sealed.isWhole ? '' : 'note' }, `SHA-256 ${page.sealed.hash}`, !page.sealed.isWhole && ` — ${t('notAsSigned')}`));
