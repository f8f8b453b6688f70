/** The rows of hazard source files and stock books in the relational store. Blocking; the thread of hazard sources only. */
package io.hazardwatch.gateway.hazards.tables;
