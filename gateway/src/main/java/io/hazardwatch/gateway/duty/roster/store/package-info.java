/**
 * The roster in force: an immutable snapshot in memory, written through to the relational store with who and why.
 *
 * <p>Invariant: what is in memory is what was committed last, and it goes on being answered while the store is away; edits are
 * refused then. Edits block for as long as the store does, so they run in a pool for such work; reading never blocks, any thread.
 */
package io.hazardwatch.gateway.duty.roster.store;
