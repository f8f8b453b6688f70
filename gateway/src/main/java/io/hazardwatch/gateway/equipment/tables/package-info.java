/** The rows of proofs and bypasses of equipment in the relational store. Blocking; the thread of equipment only. */
package io.hazardwatch.gateway.equipment.tables;
