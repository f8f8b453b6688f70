/**
 * Authenticates people and devices: accounts and device credentials, stored as hashes.
 *
 * <p>Invariant: no secret is stored or logged in clear; a check never reads the disk. Thread: any for checks. May know the
 * relational store ({@code database}) and the ids of devices ({@code registry}). Deliberately absent: sessions ({@code
 * api/access}), topics ({@code intake}).
 */
package io.hazardwatch.gateway.accounts;
