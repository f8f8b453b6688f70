/**
 * Who may come in: people's accounts and devices' credentials, stored hashed.
 *
 * <p>Invariant: no secret is stored or logged in clear; checking never touches the disk. Thread: any for checks.
 * Absent on purpose: sessions (api), topics (intake).
 */
package io.hazardwatch.gateway.accounts;
