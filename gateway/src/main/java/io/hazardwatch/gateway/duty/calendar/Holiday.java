package io.hazardwatch.gateway.duty.calendar;

import io.hazardwatch.gateway.model.Text;
import java.time.LocalDate;
import java.util.List;

/** Days off for everybody, first and last included, and the days at weekends that are worked in exchange (调休). */
public record Holiday(String id, Text name, LocalDate from, LocalDate to, List<LocalDate> workdays, String source, DateCertainty certainty) {
    public Holiday {
        workdays = List.copyOf(workdays);
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a holiday ends after it begins");
        }
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
