/**
 * The emergency way: tells people past journal, outbox and channels, with as little in between as possible. The auditor uses it, and
 * the gateway when its journal cannot commit.
 */
package io.hazardwatch.gateway.emergency;
