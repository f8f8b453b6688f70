package io.hazardwatch.gateway.kpi;

import io.hazardwatch.gateway.journal.ChannelCount;
import java.util.ArrayList;
import java.util.List;

/** K24: outcome of the notices planned in the period, by channel. */
final class DeliveryFigures {
    private DeliveryFigures() {}

    static List<Figure> of(List<ChannelCount> channels) {
        if (channels.isEmpty()) {
            return List.of(Figure.none(Kpi.K24, MissingReason.NO_NOTICES));
        }
        List<Figure> figures = new ArrayList<>();
        for (ChannelCount channel : channels) {
            String prefix = channel.channel() + '.';
            figures.add(Figure.of(Kpi.K24, prefix + "planned", channel.planned()));
            figures.add(Figure.of(Kpi.K24, prefix + "accepted", channel.accepted()));
            figures.add(Figure.of(Kpi.K24, prefix + "acceptedWithin60s", (double) channel.inTime() / channel.planned()));
            figures.add(Figure.of(Kpi.K24, prefix + "failed", channel.failed()));
            figures.add(Figure.of(Kpi.K24, prefix + "sentAgain", channel.repeated()));
            figures.add(Figure.none(Kpi.K24, prefix + "delivered", MissingReason.NO_RECEIPTS));
            figures.add(Figure.none(Kpi.K24, prefix + "duplicated", MissingReason.NO_RECEIPTS));
        }
        return figures;
    }
}
