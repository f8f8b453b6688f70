/** Message authentication codes and digests, for all rooms that sign or recognise something. Knows no other room. */
package io.hazardwatch.gateway.signing;
