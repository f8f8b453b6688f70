// What of the gateway's configuration waits for a person.

/** How many matters wait for somebody. */
export const waiting = ({ problems, pending, heldAlarms, restart }) => (problems.length > 0 ? 1 : 0) + (pending ? 1 : 0)
  + (heldAlarms.length > 0 && !pending ? 1 : 0) + (restart.files.length > 0 ? 1 : 0) + (restart.problems.length > 0 ? 1 : 0);
