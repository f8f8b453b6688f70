/** Equipment and barriers in the API: lists, figures, proofs and bypasses. Event loop, from memory. */
package io.hazardwatch.gateway.api.equipment;
