package io.gewu.grid.plan;

/**
 * Hours of work a year: {@code W = Σ n·f·t + λ·t̄ + H·v + c·L/v}. All coefficients are assumptions, as no source gives
 * the city's; a request may set its own.
 *
 * @param perHousehold hours of visits to one household
 * @param perPerson hours for what one person reports
 * @param perEnterprise hours of visits to one firm
 * @param perComponent hours of looks at one component
 * @param perKilometre hours of patrol along one kilometre of outline
 */
public record Workload(
        double perHousehold, double perPerson, double perEnterprise, double perComponent, double perKilometre) {
    /**
     * 2 visits of 20 minutes, one report in ten persons of 1.1 hours, 6 visits of half an hour, 2 looks of 5 minutes.
     */
    public static final Workload USUAL = new Workload(0.67, 0.11, 3, 0.17, 12);

    /** Hours of a place. */
    public double hours(double households, double persons, double firms, double components, double kilometres) {
        return households * perHousehold
                + persons * perPerson
                + firms * perEnterprise
                + components * perComponent
                + kilometres * perKilometre;
    }
}
