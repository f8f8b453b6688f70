/**
 * Concerns of the whole process: the data directory and its lock, descriptors, threads, the sink for defects, the order of the
 * stop. Knows no other part of {@code app}.
 *
 * <p>Thread: main, unless a class says otherwise.
 */
package io.hazardwatch.gateway.app.process;
