package io.gewu.hotline.kpi;

/** What is counted. */
public enum Measure {
    /** Issues received, without those excluded. */
    ACCEPTED,
    /** Closed with a reply. */
    CLOSED,
    /** Closed no later than they were due. */
    ON_TIME,
    /** First reply within the threshold. */
    INSTANT,
    RATED,
    /** Rated 3 to 5: satisfied, or basically so. */
    SATISFIED,
    REOPENED,
    RETURNED,
    ESCALATED_VILLAGE,
    ESCALATED_TOWN,
    ESCALATED_DISTRICT,
    /** Found by workers or sensors before anybody called. */
    SELF_DISCOVERED,
    EXCLUDED_CONSULT,
    EXCLUDED_PRAISE,
    EXCLUDED_REJECTED,
    EXCLUDED_MERGED
}
