/** Pipelines in the API: routes and what they show. Event loop, from memory. */
package io.hazardwatch.gateway.api.pipelines;
