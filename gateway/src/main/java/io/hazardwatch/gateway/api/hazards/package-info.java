/** Files of hazard sources and stock books in the API: lists, records, what the county asks for. Event loop; lists of stock wait for the store. */
package io.hazardwatch.gateway.api.hazards;
