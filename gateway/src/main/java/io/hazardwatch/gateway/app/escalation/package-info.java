/**
 * Runs the calls to people: keeps them in the journal, finds the people, sends the messages and takes what providers and people
 * answer. Whom to call next is decided in room {@code escalation}.
 */
package io.hazardwatch.gateway.app.escalation;
