/**
 * The file of a hazard source and its stock book: assessments of its grade with what makes a new one necessary, its documents with their dates, and
 * what came in and went out.
 *
 * <p>Invariant: the grade follows the design maximum of the site file, never the stock; nothing recorded is changed or deleted, only followed by
 * another record. Owner's thread; what is read comes from memory, on any thread. Absent on purpose: the documents themselves, and any judgement
 * in place of the assessor.
 */
package io.hazardwatch.gateway.hazards;
