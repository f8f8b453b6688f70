// A week of one post: a row for each day of its zone, its shifts as bars, gaps in red, and the draft as a bar that moves by mouse or keys.
import { h, Component } from './lib.js';
import { t, pick } from './texts.js';
import './texts/duty.js';

const DAY_MILLIS = 86_400_000;
const STEP_MINUTES = 30;
const DAY_MINUTES = 1_440;
export const WEEK_MILLIS = 7 * DAY_MILLIS;

/** Wall time of a zone, to the minute. */
export function wallOf(millis, zone) {
  const shape = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone };
  const found = Object.fromEntries(new Intl.DateTimeFormat('en-GB', shape).formatToParts(millis).map(({ type, value }) => [type, value]));
  return `${found.year}-${found.month}-${found.day}T${found.hour}:${found.minute}`;
}

/** The instant of a wall time of a zone; within an hour that is skipped or repeated, one of the two that come into question. */
export function instantOf(wallTime, zone) {
  const asUtc = Date.parse(`${wallTime}Z`);
  return 2 * asUtc - Date.parse(`${wallOf(asUtc, zone)}Z`);
}

/** Wall times are moved as if they were UTC; what they are in instants the gateway decides. */
const minutes = (wall) => Date.parse(`${wall}Z`) / 60_000;
const wall = (at) => new Date(at * 60_000).toISOString().slice(0, 16);
export const moved = (time, by) => wall(minutes(time) + by);

const between = (value, least, most) => Math.min(Math.max(value, least), most);

/** The part of each day that is within the wall times from and to, in percent. */
const pieces = (days, from, to) => days.map((day) => {
  const begin = minutes(`${day}T00:00`);
  const left = between(minutes(from) - begin, 0, DAY_MINUTES);
  const right = between(minutes(to) - begin, 0, DAY_MINUTES);
  return { left: (left / DAY_MINUTES) * 100, width: ((right - left) / DAY_MINUTES) * 100 };
});

const local = (iso) => iso.slice(0, 16);

export class Timeline extends Component {
  /** Minutes since the beginning of the first day, at a place on the screen. */
  at(event) {
    const rows = [...this.base.querySelectorAll('.day-bars')];
    const row = rows.find((each) => event.clientY <= each.getBoundingClientRect().bottom) ?? rows.at(-1);
    const { left, width } = row.getBoundingClientRect();
    const part = between((event.clientX - left) / width, 0, 1);
    return minutes(`${row.dataset.day}T00:00`) + Math.round((part * DAY_MINUTES) / STEP_MINUTES) * STEP_MINUTES;
  }

  /** What is grabbed: an end of the draft, the draft, or nothing, which begins a new one. */
  grab(event, part) {
    event.preventDefault();
    event.stopPropagation();
    const { draft, onDraft } = this.props;
    const from = this.at(event);
    const first = part ? draft : { from: wall(from), to: wall(from + STEP_MINUTES) };
    const move = (next) => {
      const by = this.at(next) - from;
      const body = { ...(draft ?? {}), ...first };
      if (part === 'from' || part === 'whole') {
        body.from = moved(first.from, by);
      }
      if (part !== 'from') {
        body.to = part ? moved(first.to, by) : wall(Math.max(from + by, from + STEP_MINUTES));
      }
      if (body.from < body.to) {
        onDraft(body);
      }
    };
    const end = () => { window.removeEventListener('pointermove', move); window.removeEventListener('pointerup', end); };
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', end);
    onDraft({ ...(draft ?? {}), ...first });
  }

  /** Arrows move the draft by half an hour or a day; with shift they move its end. */
  key(event) {
    const by = { ArrowLeft: -STEP_MINUTES, ArrowRight: STEP_MINUTES, ArrowUp: -DAY_MINUTES, ArrowDown: DAY_MINUTES }[event.key];
    const { draft, onDraft } = this.props;
    if (by && onDraft) {
      event.preventDefault();
      const body = { ...draft, from: event.shiftKey ? draft.from : moved(draft.from, by), to: moved(draft.to, by) };
      if (body.from < body.to) {
        onDraft(body);
      }
    }
  }

  render({ week, start, zone, draft, gaps, onDraft }) {
    const first = wallOf(start, zone).slice(0, 10);
    const days = [0, 1, 2, 3, 4, 5, 6].map((day) => moved(`${first}T00:00`, day * DAY_MINUTES).slice(0, 10));
    const bars = [
      ...week.shifts.map((span) => ({ key: span.from, span, kind: span.onDuty.length === 0 ? 'gap' : 'shift', text: span.onDuty.map(({ person, name }) => (name ? pick(name) : person)).join(t('listComma')) || t('nobodyOnDuty'), from: local(span.from), to: local(span.to) })),
      ...gaps.map((gap) => ({ key: `gap ${gap.from} ${gap.reason}`, kind: 'gap', text: t(`gap.${gap.reason}`, gap.reason), from: local(gap.from), to: local(gap.to) })),
      ...(draft ? [{ key: 'draft', kind: 'draft', text: '', from: draft.from, to: draft.to }] : []),
    ];
    return h('div', { class: 'timeline' }, days.map((day, index) => h('div', { class: 'day-row', key: day },
      h('b', { class: 'day-name' }, day.slice(5)),
      h('div', { class: 'day-bars', 'data-day': day, 'data-dragged': onDraft ? '' : undefined, onPointerDown: onDraft ? (event) => this.grab(event, null) : undefined },
        bars.map((bar) => this.bar(bar, pieces(days, bar.from, bar.to)[index], index, onDraft))))),
    h('div', { class: 'day-row hours', 'aria-hidden': true }, h('b', { class: 'day-name' }), h('div', null, [0, 6, 12, 18].map((hour) => h('span', { key: hour }, `${String(hour).padStart(2, '0')}:00`)))));
  }

  bar(bar, { left, width }, index, onDraft) {
    if (width <= 0) {
      return null;
    }
    const isDraft = bar.kind === 'draft' && onDraft;
    return h('div', { key: bar.key, class: `bar ${bar.kind}`, style: { left: `${left}%`, width: `${width}%` }, title: `${bar.from.replace('T', ' ')} – ${bar.to.replace('T', ' ')} ${bar.text}`,
      ...(isDraft ? { tabIndex: 0, role: 'slider', 'aria-label': t('roster.draftKeys'), 'aria-valuetext': `${bar.from} – ${bar.to}`, onKeyDown: (event) => this.key(event), onPointerDown: (event) => this.grab(event, 'whole') } : {}) },
    isDraft && h('i', { class: 'grip', onPointerDown: (event) => this.grab(event, 'from') }),
    h('span', null, bar.text),
    isDraft && h('i', { class: 'grip end', onPointerDown: (event) => this.grab(event, 'to') }));
  }
}
