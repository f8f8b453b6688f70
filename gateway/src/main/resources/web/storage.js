// What this browser remembers. A storage that is full or forbidden loses comfort only, and says so on the page.

export function recall(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    localStorage.setItem(key, value);
    delete document.documentElement.dataset.storage;
  } catch {
    document.documentElement.dataset.storage = 'full';
  }
}

/** Whether the last thing that was to be remembered could not be. */
export const isFull = () => document.documentElement.dataset.storage === 'full';
