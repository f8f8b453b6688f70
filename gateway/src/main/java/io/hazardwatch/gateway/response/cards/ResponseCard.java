package io.hazardwatch.gateway.response.cards;

import io.hazardwatch.gateway.model.Text;
import java.util.Comparator;
import java.util.List;

/**
 * What to do when a substance gets out.
 *
 * @param cas        its number
 * @param un         number for transport
 * @param guide      of the emergency response guidebook
 * @param family     substances that share sentences
 * @param fireMetres all around a tank in a fire; 0 = no number known
 */
public record ResponseCard(String cas, String un, String guide, Text name, String family, List<CardDistance> distances, int fireMetres,
                           List<CardText> texts) {
    public ResponseCard {
        distances = distances.stream().sorted(Comparator.comparing(CardDistance::basis).thenComparing(CardDistance::spill)
                .thenComparing(Comparator.comparingInt(CardDistance::isolationMetres).reversed())).toList();
        texts = texts.stream().sorted(Comparator.comparing(CardText::part)).toList();
    }

    /** The sentences of a part. */
    public List<CardText> of(CardText.Part part) {
        return texts.stream().filter(each -> each.part() == part).toList();
    }

    /** The first line for rescuers. */
    public Text rescue() {
        return of(CardText.Part.RESCUE).getFirst().text();
    }

    /** The distance that counts for that spill: of the legal card before the guidebook, of several the widest; null if there is none. */
    public CardDistance distance(CardDistance.Spill spill) {
        return distances.stream().filter(each -> each.spill() == spill).findFirst()
                .orElse(distances.isEmpty() ? null : distances.getFirst());
    }

    /** The card in one line, for messages. */
    public Text brief() {
        CardDistance near = distance(CardDistance.Spill.SMALL);
        return new Text(rescue().zh() + "隔离 " + near.isolationMetres() + " m" + (near.dayMetres() == 0 ? "" : "，下风向 " + near.dayMetres() + "/"
                + near.nightMetres() + " m（昼/夜）"), rescue().en() + " Isolate " + near.isolationMetres() + " m" + (near.dayMetres() == 0 ? ""
                : ", down-wind " + near.dayMetres() + "/" + near.nightMetres() + " m (day/night)"));
    }
}
