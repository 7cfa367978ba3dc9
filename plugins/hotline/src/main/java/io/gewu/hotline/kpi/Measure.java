package io.gewu.hotline.kpi;

/** What is counted. */
public enum Measure {
    /** Issues received, without those excluded. */
    ACCEPTED,
    /** Closed with a reply. */
    CLOSED,
    /** Closed no later than they were due. */
    ON_TIME,
    RATED,
    /** Rated 3 to 5: satisfied, or basically so. */
    SATISFIED,
    REOPENED,
    RETURNED,
    /** Closed without having been returned or taken up again. */
    FIRST_TIME_RIGHT,
    /** At a place that had the same matter within 90 days. */
    REPEATED,
    /** Found by workers or sensors before anybody called. */
    SELF_DISCOVERED,
    /** First sent to the grid. */
    SENT_GRID,
    SENT_VILLAGE,
    SENT_TOWN,
    SENT_DISTRICT,
    /** First sent to the grid and since gone to a tier above. */
    ESCALATED_GRID,
    ESCALATED_VILLAGE,
    ESCALATED_TOWN,
    EXCLUDED_CONSULT,
    EXCLUDED_PRAISE,
    EXCLUDED_REJECTED,
    EXCLUDED_MERGED,
    /** Of an item that the catalog leaves out of key figures. */
    EXCLUDED_ITEM
}
