package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.response.Cards;
import io.hazardwatch.gateway.model.Text;
import io.hazardwatch.gateway.response.cards.CardTable;
import io.hazardwatch.gateway.response.cards.CardTableTest;
import io.hazardwatch.gateway.response.cards.Neighbour;
import io.hazardwatch.gateway.response.cards.WindSample;
import io.hazardwatch.gateway.response.cards.WindSector;
import java.util.List;

/** The cards that ship, a steady wind from the west, a school down-wind and a mill that has no telephone. */
final class DeskCards implements Cards {
    private final CardTable table = CardTableTest.shipped();

    @Override
    public CardTable table() {
        return table;
    }

    @Override
    public List<Neighbour> neighbours(String enterprise, String site) {
        return List.of(new Neighbour(enterprise, site, "school", new Text("城北小学", "North school"), "0519-0000000", 31.78, 119.956),
                new Neighbour(enterprise, site, "mill", new Text("磨坊", "Mill"), "", 31.79, 119.95));
    }

    @Override
    public WindSector sector(String enterprise, String site) {
        return WindSector.of(List.of(new WindSample(270, 3, Desk.START)), Desk.START + 5_000);
    }
}
