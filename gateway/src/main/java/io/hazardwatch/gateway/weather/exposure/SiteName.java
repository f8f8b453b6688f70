package io.hazardwatch.gateway.weather.exposure;

/** A site by the names of its enterprise and its own. */
public record SiteName(String enterprise, String site) implements Comparable<SiteName> {
    @Override
    public int compareTo(SiteName other) {
        int byEnterprise = enterprise.compareTo(other.enterprise);
        return byEnterprise != 0 ? byEnterprise : site.compareTo(other.site);
    }

    @Override
    public String toString() {
        return enterprise + '/' + site;
    }
}
