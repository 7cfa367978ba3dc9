package io.gewu.grid.plan;

/**
 * Hours of work a year: {@code W = Σ n·f·t + λ·t̄ + H·v + c·L/v}. Where the catalogue of items says how often and how
 * long the things of a place are looked at, that counts; the other coefficients are assumptions, as no source gives the
 * city's.
 *
 * @param perHousehold hours of visits to one household
 * @param perPerson hours for what one person reports
 * @param perBuilding hours of visits to one building
 * @param perEnterprise hours of visits to one firm
 * @param perComponent hours of looks at one component
 * @param perKilometre hours of patrol along one kilometre of outline
 */
public record Workload(
        double perHousehold,
        double perPerson,
        double perBuilding,
        double perEnterprise,
        double perComponent,
        double perKilometre) {
    /**
     * 2 visits of 20 minutes, one report in ten persons of 1.1 hours, none to buildings as such, 6 visits of half an
     * hour, 2 looks of 5 minutes.
     */
    public static final Workload USUAL = new Workload(0.67, 0.11, 0, 3, 0.17, 12);

    /** Hours of a place. */
    double hours(double households, double persons, int buildings, int firms, int components, double kilometres) {
        return households * perHousehold
                + persons * perPerson
                + buildings * perBuilding
                + firms * perEnterprise
                + components * perComponent
                + kilometres * perKilometre;
    }
}
