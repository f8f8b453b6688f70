/**
 * The rows of proposals and revisions in the relational store.
 *
 * <p>Invariant: a revision and the proposal that made it are written together. Thread: any that may block.
 */
package io.hazardwatch.gateway.onboarding.tables;
