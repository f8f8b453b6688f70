package io.hazardwatch.gateway.api;

import io.hazardwatch.gateway.api.response.Cards;
import io.hazardwatch.gateway.api.response.Contour;
import io.hazardwatch.gateway.api.response.ContourReader;
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
    public List<Contour> contours() {
        return List.of(contour(Desk.GAS.enterprise(), Desk.GAS.site(), 119.95), contour(Desk.OTHER.enterprise(), Desk.OTHER.site(), 120.4));
    }

    private static Contour contour(String enterprise, String site, double lon) {
        return ContourReader.read("""
                {"type":"FeatureCollection","enterprise":"%1$s","site":"%2$s","scenario":{"zh":"球罐破裂","en":"Sphere rupture"},
                "date":"2025-06-30","features":[%3$s,%4$s,%5$s]}""".formatted(enterprise, site, area("死亡 1%", "1% fatality", lon, 0.02),
                area("重伤", "serious injury", lon, 0.014), area("轻伤", "slight injury", lon, 0.008)));
    }

    private static String area(String zh, String en, double lon, double width) {
        return """
                {"type":"Feature","properties":{"level":{"zh":"%1$s","en":"%2$s"}},"geometry":
                {"type":"Polygon","coordinates":[[[%3$s,31.77],[%4$s,31.77],[%4$s,%5$s],[%3$s,%5$s],[%3$s,31.77]]]}}"""
                .formatted(zh, en, lon, lon + width, 31.77 + width);
    }

    @Override
    public WindSector sector(String enterprise, String site) {
        return WindSector.of(List.of(new WindSample(270, 3, Desk.START)), Desk.START + 5_000);
    }
}
