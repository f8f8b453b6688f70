// The roster page: who is on for a week, and exceptions, leave and swaps with the proof of coverage while they are being made.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';
import './texts/plant.js';
import { Timeline, WEEK_MILLIS, instantOf, moved, wallOf } from './roster-timeline.js';
import { ExceptionForm, LeaveForm, SwapForm, Proof } from './roster-forms.js';
import * as api from './api.js';

const PROOF_DELAY_MILLIS = 250;
const DAY_MILLIS = 86_400_000;
const SUPERVISORS = ['SUPERVISOR', 'ADMIN'];
const FORMS = ['exception', 'leave', 'swap'];

export class RosterBoard extends Component {
  state = { posts: [], people: [], form: 'exception', start: Date.now() };

  componentDidMount() { this.load(); }
  componentWillUnmount() { clearTimeout(this.waiting); }

  async load() {
    try {
      const [{ posts }, { people }] = await Promise.all([api.roster(), api.people()]);
      this.setState({ posts, people });
      await this.loadWeek(this.state.post ?? posts[0]);
    } catch (refusal) {
      this.setState({ note: refusal.message });
    }
  }

  /** The week from the beginning of the day of `at`, in the zone of the post. */
  async loadWeek(post, at = this.state.start) {
    if (post) {
      const start = instantOf(`${wallOf(at, post.zone).slice(0, 10)}T00:00`, post.zone);
      const week = await api.rosterShifts(post.post, new Date(start).toISOString(), new Date(start + WEEK_MILLIS).toISOString());
      const leaves = await api.leaves();
      this.setState({ post, week, start, leaves: leaves.leaves, swaps: (await api.swaps()).swaps });
    }
  }

  /** People of the post's enterprise, and everybody who is on already. */
  candidates() {
    const { people, post, week } = this.state;
    const names = new Map(week.shifts.flatMap(({ onDuty }) => onDuty).map(({ person, name }) => [person, name ?? { zh: person, en: person }]));
    people.filter(({ enterprise }) => enterprise === post.enterprise).forEach(({ person, id, name }) => names.set(person ?? id, name));
    const shared = new Set([...names.values()].map(pick).filter((name, index, all) => all.indexOf(name) < index));
    return [...names].map(([id, name]) => [id, shared.has(pick(name)) ? { zh: `${name.zh} (${id})`, en: `${name.en} (${id})` } : name]).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  /** Shows the proof of a draft shortly after its last change, and only that of the newest. */
  propose(draft) {
    clearTimeout(this.waiting);
    this.setState({ draft, proof: null, done: null });
    this.waiting = setTimeout(async () => {
      try {
        const proof = await this.send(draft, true);
        if (this.state.draft === draft) {
          this.setState({ proof });
        }
      } catch (refusal) {
        this.setState({ proof: { accepted: false, text: refusal.message, gaps: [] } });
      }
    }, PROOF_DELAY_MILLIS);
  }

  send(draft, dryRun) {
    return { exception: api.makeException, leave: api.makeLeave, swap: api.proposeSwap }[draft.kind](draft.body, dryRun);
  }

  async save() {
    try {
      await this.send(this.state.draft, false);
      this.setState({ draft: null, proof: null, done: t('rosterSaved') });
    } catch (refusal) {
      this.setState({ proof: { accepted: false, reason: refusal.problem?.reason, text: refusal.message, gaps: refusal.problem?.gaps ?? [] } });
    }
    await this.loadWeek(this.state.post);
  }

  async attempt(work) {
    try {
      await work();
      this.setState({ done: t('rosterSaved') });
    } catch (refusal) {
      this.setState({ done: refusal.message });
    }
    await this.loadWeek(this.state.post);
  }

  render({ user, mayAct }, { posts, post, week, note, form, draft, proof, done, start }) {
    if (!week) {
      return h('p', { class: 'nothing' }, note ?? (post ? '' : t('noPosts')));
    }
    const isSupervisor = mayAct && SUPERVISORS.includes(user.role);
    const forms = isSupervisor ? FORMS : mayAct ? FORMS.filter((name) => name !== 'exception') : [];
    const shown = forms.includes(form) ? form : forms[0];
    const exception = draft?.kind === 'exception' ? draft.body : null;
    return h('section', { class: 'board roster' },
      h('div', { class: 'roster-head' },
        h('select', { id: 'roster-post', 'aria-label': t('post'), value: post.post, onChange: (event) => this.loadWeek(posts.find((each) => each.post === event.currentTarget.value)) },
          posts.map((each) => h('option', { key: each.post, value: each.post }, pick(each.name)))),
        h('button', { onClick: () => this.loadWeek(post, start - WEEK_MILLIS), 'aria-label': t('weekBefore') }, '◀'),
        h('button', { onClick: () => this.loadWeek(post, Date.now()) }, t('thisWeek')),
        h('button', { onClick: () => this.loadWeek(post, start + WEEK_MILLIS), 'aria-label': t('weekAfter') }, '▶'),
        h('span', null, post.zone),
        h('a', { href: `/api/v1/roster/export.ics?post=${encodeURIComponent(post.post)}`, download: '' }, t('asCalendar'))),
      h(Timeline, { week, start, zone: post.zone, draft: exception, gaps: proof?.gaps ?? [], onDraft: isSupervisor && ((body) => this.propose({ kind: 'exception', body: { ...body, post: post.post, persons: body.persons ?? [], mode: body.mode ?? 'replace' } })) }),
      forms.length > 0 && h('div', { class: 'card', 'data-card': 'edit' },
        h('div', { class: 'roster-head', role: 'tablist' }, forms.map((name) => h('button', { key: name, role: 'tab', 'data-form': name, 'aria-selected': shown === name, onClick: () => this.setState({ form: name, draft: null, proof: null }) }, t(`roster.${name}`)))),
        shown === 'exception' && h(ExceptionForm, { draft: exception ?? { from: wallOf(start + DAY_MILLIS, post.zone), to: moved(wallOf(start + DAY_MILLIS, post.zone), 60), persons: [], mode: 'replace' }, people: this.candidates(), onChange: (body) => this.propose({ kind: 'exception', body: { ...body, post: post.post } }) }),
        shown === 'leave' && h(LeaveForm, { people: this.candidates(), zone: post.zone, user, isSupervisor, onChange: (body) => this.propose({ kind: 'leave', body }) }),
        shown === 'swap' && h(SwapForm, { week, post, people: this.candidates(), onChange: (body) => this.propose({ kind: 'swap', body }) }),
        h(Proof, { draft, proof }),
        h('button', { class: 'primary', id: 'roster-save', disabled: !proof?.accepted, onClick: () => this.save() }, t('rosterSave')),
        done && h('p', { class: 'note', role: 'status' }, done)),
      this.entries(isSupervisor, mayAct));
  }

  /** What has been decided besides the plan, each with what can still be done to it. */
  entries(isSupervisor, mayAct) {
    const { week, post, leaves = [], swaps = [] } = this.state;
    const names = new Map(this.candidates());
    const name = (person) => (names.get(person) ? pick(names.get(person)) : person);
    const now = Date.now();
    const rows = [
      ...week.exceptions.filter((one) => one.post === post.post && one.to > wallOf(now, post.zone)).map((one) => h('li', { key: one.id, 'data-exception': one.id }, h('span', null, `${t('roster.exception')} ${one.from.replace('T', ' ')} – ${one.to.replace('T', ' ')}: ${one.persons.map(name).join(t('listComma')) || t('nobodyOnDuty')} (${t(`mode.${one.mode}`)})`),
        isSupervisor && h('button', { onClick: () => this.attempt(() => api.removeException(one)) }, t('takeBack')))),
      ...leaves.filter((one) => Date.parse(one.to) > now && names.has(one.person)).map((one) => h('li', { key: one.id, 'data-leave': one.id }, h('span', null, `${t(`leave.${one.kind}`)} ${name(one.person)} ${wallOf(Date.parse(one.from), post.zone).replace('T', ' ')} – ${wallOf(Date.parse(one.to), post.zone).replace('T', ' ')}${one.replacement ? ` → ${name(one.replacement)}` : ''}`),
        mayAct && h('button', { onClick: () => this.attempt(() => api.endLeave(one)) }, t('isBack')))),
      ...swaps.filter((one) => one.legs.some((leg) => leg.post === post.post && leg.to > wallOf(now, post.zone))).map((one) => h('li', { key: one.id, 'data-swap': one.id }, h('span', null, `${t('roster.swap')} ${one.legs.map((leg) => `${leg.from.replace('T', ' ')} ${name(leg.giver)} → ${name(leg.taker)}`).join('; ')} · ${t(one.inForce ? 'swapInForce' : 'swapWaits')}`),
        mayAct && !one.inForce && [...new Set(one.legs.flatMap(({ giver, taker }) => [giver, taker]))].filter((person) => !one.confirmedBy.includes(person)).map((person) => h('button', { key: person, onClick: () => this.attempt(() => api.confirmSwap(one.id, person)) }, `${t('confirmFor')} ${name(person)}`)),
        mayAct && h('button', { onClick: () => this.attempt(() => api.removeSwap(one)) }, t('takeBack')))),
    ];
    return rows.length > 0 && h('article', { class: 'card', 'data-card': 'entries' }, h('h2', null, t('rosterChanges')), h('ul', { class: 'matters' }, rows));
  }
}
