/**
 * Tables of points as people keep them (CSV, XLSX): read, mapped to columns, judged row by row, and turned into what a proposal holds; and
 * the way back, as a file that imports unchanged.
 *
 * <p>Invariant: nothing in a file is ever evaluated, and nothing is written: the result is a proposal. Thread: the caller's, which may block.
 */
package io.hazardwatch.gateway.onboarding.imports;
