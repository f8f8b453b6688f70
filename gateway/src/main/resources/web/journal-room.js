// The console of who reads records and no alarms, as an auditor: no feed, no sound, and no counts that would say that all is quiet.
import { h } from './lib.js';
import { t, isChinese, switchLanguage } from './texts.js';
import { Password } from './password.js';
import { Reauthentication } from './reauthenticate.js';
import { show } from './pages.js';

/** Pages that ask nothing but what the account and the records say. */
const PAGES = ['past', 'monitoringActions', 'accessLog', 'apiKeys', 'sessions'];

/** frame: the console, whose state and actions the pages use. */
export function JournalRoom({ frame }) {
  const { user, page: asked, isChanging } = frame.state;
  const pages = PAGES.filter((name) => frame.hasPage(name));
  const page = pages.includes(asked) ? asked : pages[0];
  return h('div', { class: 'room', id: 'journal-room' },
    h('header', { class: 'banner' }, h('div', { class: 'brand' }, h('img', { src: './icon.svg', alt: '' }), h('div', null, h('b', null, 'HazardWatch'), h('span', null, t('journalOnly')))),
      h('div', { class: 'side' }, h('div', { class: 'controls' },
        h('button', { id: 'language', onClick: () => { switchLanguage(); frame.redraw(); } }, isChinese() ? 'EN' : '中文'),
        h('button', { id: 'log-out', title: user.user, onClick: () => frame.logOut() }, t('logOut'))))),
    h(Reauthentication, { user: user.user }),
    h('nav', { class: 'tabs', 'aria-label': t('pages') },
      pages.map((name) => h('button', { key: name, 'data-page': name, 'aria-current': name === page ? 'page' : undefined, onClick: () => frame.setState({ page: name }) }, t(name))),
      h('button', { class: 'who', id: 'who', title: t('changePassword'), onClick: () => frame.setState({ isChanging: true }) }, user.user)),
    h('div', { class: 'stage' }, h('main', { 'data-shown': page }, h('h1', { class: 'aloud' }, t(page)), show(page, frame, Date.now() + frame.skewMillis, false)),
      isChanging && h(Password, { user: user.user, isOfProvider: user.provider, onPin: () => frame.setState({ user: { ...user, pinSet: true } }), onClose: () => frame.setState({ isChanging: false }) })));
}
