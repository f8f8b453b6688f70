/**
 * What tests share: time as a number, real services, and a check that nothing is left behind.
 *
 * <p>Invariant: nothing here knows a room. Services listen on 127.0.0.1, keep their files in the test's directory, and a
 * service that cannot be had fails the test that asked for it.
 */
package io.hazardwatch.gateway.testkit;
