// Calls about posts and the levels of the chain. A change carries why, and is made of what was shown only.
import { call, edit } from './http.js';

export const posts = () => call('GET', '/posts');
export const addPost = (body, reason) => call('POST', '/posts', { ...body, reason });
export const changePost = (shown, body, reason) => edit('PUT', `/posts/${encodeURIComponent(shown.id)}`, shown, { ...body, reason });
/** Refused while something refers to the post. */
export const removePost = (shown, reason) => edit('DELETE', `/posts/${encodeURIComponent(shown.id)}?${new URLSearchParams({ reason })}`, shown);

/** The chain of an enterprise, in its order. */
export const levels = (enterprise) => call('GET', `/levels?${new URLSearchParams({ enterprise })}`);
export const addLevel = (enterprise, body, reason) => call('POST', '/levels', { ...body, enterprise, reason });
export const changeLevel = (enterprise, shown, body, reason) => edit('PUT', `/levels/${encodeURIComponent(enterprise)}/${encodeURIComponent(shown.id)}`, shown, { ...body, reason });
/** The usual level again, or none where it is not usual. */
export const removeLevel = (enterprise, shown, reason) => edit('DELETE', `/levels/${encodeURIComponent(enterprise)}/${encodeURIComponent(shown.id)}?${new URLSearchParams({ reason })}`, shown);
