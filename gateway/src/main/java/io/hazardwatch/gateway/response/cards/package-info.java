/** Response cards by substance: what to do, distances, who lies down-wind. Data with source, edition and mark. Pure. */
package io.hazardwatch.gateway.response.cards;
