package io.hazardwatch.gateway.duty.book;

import io.hazardwatch.gateway.duty.log.DutyLogKind;
import java.util.Collection;
import java.util.List;

/**
 * Search criteria for entries of the duty log.
 *
 * @param kind  null = any
 * @param words each must be in matter, action or party, in any case of letters
 */
public record DutyLogSearch(Collection<String> posts, long fromMillis, long toMillis, DutyLogKind kind, List<String> words, int limit) {}
