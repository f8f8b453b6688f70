/**
 * The emergency way: notifies people without journal, outbox and channels, by as few parts as possible. The auditor uses it,
 * and the gateway when its journal cannot commit.
 */
package io.hazardwatch.gateway.emergency;
