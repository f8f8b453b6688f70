/** Calls about work permits, response cards and warnings of our own. Event loop. */
package io.hazardwatch.gateway.api.response;
