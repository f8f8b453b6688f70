// Duty posts: who must be on, how many of them and with which licence. Each change shows old and new, asks why, and is made of what was shown only.
import { h } from './lib.js';
import { t, pick } from './texts.js';
import './texts/posts.js';
import './texts/settings.js';
import { Board } from './board.js';
import { Change } from './change.js';
import { ID, NAME_MAX, listed, named, split } from './settings-fields.js';
import * as api from './settings-chain-api.js';

const REFRESH_MILLIS = 30_000;
const PEOPLE_MAX = 50;
const USUAL_LEVEL = 'duty-officer';

const yes = (value) => t(value ? 'settings.yes' : 'settings.no');
const place = ({ enterprise, site, area }) => (enterprise ? [enterprise, site].filter(Boolean).join('/') : `${t('posts.area')} ${area}`);

/** What a post is, as texts by the key of their name. */
const describe = (post) => ({ 'posts.name': named(post.name), 'posts.of': place(post), 'posts.level': post.level, 'posts.minimumOnDuty': String(post.minimumOnDuty), 'posts.roundTheClock': yes(post.roundTheClock), 'posts.technicalGroup': yes(post.technicalGroup), 'posts.qualifications': listed(post.qualifications) });

/** What the form holds, as the gateway takes it. */
function bodyOf(form) {
  const said = Object.fromEntries(form);
  return { id: said.id, name: { zh: said.zh || said.en, en: said.en || said.zh }, ...(said.enterprise ? { enterprise: said.enterprise, site: said.site || null } : { area: said.area }), level: said.level, minimumOnDuty: Number(said.minimumOnDuty),
    roundTheClock: form.has('roundTheClock'), technicalGroup: form.has('technicalGroup'), qualifications: split(said.qualifications) };
}

export class Posts extends Board {
  get refreshMillis() { return REFRESH_MILLIS; }

  async fetch() {
    const { own, enterprises } = this.props;
    const of = own ?? enterprises[0]?.enterprise;
    const [{ posts }, chain] = await Promise.all([api.posts(), of ? api.levels(of) : { levels: [] }]);
    return { posts, levels: chain.levels };
  }

  begin(shown, isRemoval = false) { this.setState({ edited: { shown, wanted: null, isRemoval } }); }

  set(fields) { this.setState(({ edited }) => ({ edited: { ...edited, ...fields } })); }

  end() {
    this.setState({ edited: null });
    this.load();
  }

  make(why) {
    const { shown, wanted, isRemoval } = this.state.edited;
    return isRemoval ? api.removePost(shown, why) : shown ? api.changePost(shown, wanted, why) : api.addPost(wanted, why);
  }

  show({ posts, levels }) {
    const { edited } = this.state;
    const { mayEdit, enterprise } = this.props;
    const shown = posts.filter((post) => !enterprise || post.enterprise === enterprise);
    return [h('h2', { key: 'head' }, t('posts')), h('p', { key: 'about', class: 'soft' }, t('posts.about')), edited && this.edited(edited, levels),
      mayEdit && !edited && h('p', { key: 'new' }, h('button', { id: 'new-post', onClick: () => this.begin(null) }, t('posts.new'))),
      shown.length === 0 ? h('p', { key: 'none', class: 'soft' }, t('posts.none')) : h('div', { key: 'all', class: 'wide', tabIndex: 0, role: 'region', 'aria-label': t('posts') }, h('table', null,
        h('thead', null, h('tr', null, ['posts.name', 'posts.of', 'posts.level', 'posts.needs', 'posts.qualifications'].map((name) => h('th', { key: name, scope: 'col' }, t(name))), mayEdit && h('td', null))),
        h('tbody', null, shown.map((post) => this.row(post, levels)))))];
  }

  row(post, levels) {
    const level = levels.find(({ id }) => id === post.level);
    return h('tr', { key: post.id, 'data-post': post.id }, h('td', null, h('b', null, pick(post.name)), h('span', { class: 'path' }, post.id)), h('td', null, place(post)),
      h('td', null, level ? pick(level.name) : post.level), h('td', null, `${post.minimumOnDuty} ${t('posts.people')}`, post.roundTheClock && h('span', { class: 'path' }, t('posts.roundTheClock')), post.technicalGroup && h('span', { class: 'path' }, t('posts.technicalGroup'))),
      h('td', null, listed(post.qualifications) || '–'),
      this.props.mayEdit && h('td', { class: 'act' }, h('button', { class: 'edit', onClick: () => this.begin(post) }, t('settings.change')), ' ', h('button', { class: 'revoke', onClick: () => this.begin(post, true) }, t('settings.removal'))));
  }

  edited({ shown, wanted, isRemoval }, levels) {
    return h('div', { key: 'edited' },
      !isRemoval && this.form(shown, levels, wanted !== null),
      (wanted || isRemoval) && h(Change, { title: `${t(isRemoval ? 'settings.removal' : shown ? 'settings.change' : 'posts.new')}: ${pick((shown ?? wanted).name)}`, before: shown && describe(shown), after: isRemoval ? null : describe(wanted),
        onMake: (why) => this.make(why), onMade: () => this.end(), onPresent: (present) => this.set({ shown: present }), onCancel: () => (isRemoval ? this.end() : this.set({ wanted: null })) }));
  }

  form(post, levels, isHidden) {
    const { enterprises, own } = this.props;
    const text = (name, props) => h('label', { key: name }, t(`posts.${name}`), h('input', { name, autocomplete: 'off', maxLength: NAME_MAX, ...props }));
    const tick = (name) => h('label', { class: 'inline' }, h('input', { type: 'checkbox', name, defaultChecked: post?.[name] ?? false }), ' ', t(`posts.${name}`));
    const known = levels.some(({ id }) => id === post?.level) || !post ? levels : [...levels, { id: post.level, name: { zh: post.level, en: post.level } }];
    return h('form', { key: post?.id ?? 'new', class: 'request card compact', id: 'post-form', hidden: isHidden, onSubmit: (event) => { event.preventDefault(); this.set({ wanted: bodyOf(new FormData(event.currentTarget)) }); } },
      post ? h('input', { type: 'hidden', name: 'id', value: post.id }) : text('id', { required: true, pattern: ID }),
      text('zh', { required: true, defaultValue: post?.name.zh ?? '' }), text('en', { defaultValue: post?.name.en ?? '' }),
      h('label', null, t('posts.enterprise'), h('select', { name: 'enterprise', onChange: (event) => this.setState({ isOfArea: event.currentTarget.value === '' }) }, enterprises.map(({ enterprise }) => h('option', { key: enterprise, value: enterprise, selected: enterprise === (post?.enterprise ?? enterprises[0]?.enterprise) }, enterprise)),
        !own && h('option', { value: '', selected: Boolean(post?.area) }, t('posts.ofArea')))),
      text('site', { defaultValue: post?.site ?? '', pattern: ID }), !own && text('area', { defaultValue: post?.area ?? '', required: this.state.isOfArea ?? Boolean(post?.area) }),
      h('label', null, t('posts.level'), h('select', { name: 'level' }, known.map(({ id, name }) => h('option', { key: id, value: id, selected: id === (post?.level ?? USUAL_LEVEL) }, pick(name))))),
      text('minimumOnDuty', { type: 'number', min: 1, max: PEOPLE_MAX, required: true, defaultValue: post?.minimumOnDuty ?? 1 }), text('qualifications', { defaultValue: listed(post?.qualifications), maxLength: 1000 }),
      tick('roundTheClock'), tick('technicalGroup'),
      h('p', { class: 'call-wishes' }, h('button', { class: 'primary' }, t('settings.review')), h('button', { type: 'button', onClick: () => this.end() }, t('settings.cancel'))));
  }
}
