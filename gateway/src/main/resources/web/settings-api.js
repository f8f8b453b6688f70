// Calls about people, the calendar of duty, channels and what people are told. A change carries why, and is made of what was shown only.
import { call, edit } from './http.js';

const one = (path, id) => `${path}/${encodeURIComponent(id)}`;
const query = values => new URLSearchParams(values);

export const addPerson = (body, reason) => call('POST', '/people', { ...body, reason });
export const changePerson = (shown, body, reason) => edit('PUT', `/people/${encodeURIComponent(shown.id)}`, shown, { ...body, reason });
/** Refused while something refers to the person. */
export const removePerson = (shown, reason) => edit('DELETE', `/people/${encodeURIComponent(shown.id)}?${query({ reason })}`, shown);
/** Sends a code to a means of a person; given back, it shows that the person is reached there. */
export const sendCode = (person, { kind, address }) => call('POST', `${one('/people', person)}/verifications/code`, { kind, address });
export const confirmCode = (person, { kind, address }, code) => call('POST', `${one('/people', person)}/verifications/confirm`, { kind, address, code });

export const setNight = (shown, body, why) => edit('PUT', '/calendar/night', shown, { ...body, why });
/** kind: holidays or key-periods. */
export const addEntry = (kind, body, why) => call('POST', `/calendar/${kind}`, { ...body, why });
export const changeEntry = (kind, shown, body, why) => edit('PUT', `/calendar/${kind}/${encodeURIComponent(shown.id)}`, shown, { ...body, why });
export const removeEntry = (kind, shown, why) => edit('DELETE', `/calendar/${kind}/${encodeURIComponent(shown.id)}?${query({ why })}`, shown);

export const channels = () => call('GET', '/channels');
export const testChannel = (id, body) => call('POST', `${one('/channels', id)}/test`, body);
/** What people would be told, by the templates in force. */
export const preview = (asked) => call('GET', `/messages/preview?${new URLSearchParams(asked)}`);
