package io.hazardwatch.gateway.registry;

import io.hazardwatch.gateway.model.FireFigure;
import io.hazardwatch.gateway.model.FireSubject;
import java.util.List;

/**
 * A user information transmission device that reports fire alarm systems by GB/T 26875.3.
 *
 * @param address         its address, twelve hexadecimal digits in the order of sending; one device in the whole configuration has it
 * @param items           which figures are which points
 * @param isOthersIgnored whether systems and parts without a point are nobody's concern
 */
public record Gb26875Binding(String address, List<Item> items, boolean isOthersIgnored) implements FieldBinding {
    /**
     * One figure that is a point.
     *
     * @param subject what it is about
     * @param figure  which of its figures
     * @param point   id of the point
     * @param step    what one step of an analogue value is
     */
    public record Item(FireSubject subject, FireFigure figure, String point, double step) {}

    public Gb26875Binding {
        items = List.copyOf(items);
    }
}
