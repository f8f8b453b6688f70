/** Reports what people did that made the gateway watch less, or tell less of it: shelving, out of service, modes, loosened limits. */
package io.hazardwatch.gateway.api.monitoring;
