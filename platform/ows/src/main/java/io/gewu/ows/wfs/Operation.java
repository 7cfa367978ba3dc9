package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import java.util.Locale;

/** The operations offered. */
enum Operation {
    GET_CAPABILITIES,
    DESCRIBE_FEATURE_TYPE,
    GET_FEATURE,
    GET_PROPERTY_VALUE,
    LIST_STORED_QUERIES,
    DESCRIBE_STORED_QUERIES,
    TRANSACTION,
    LOCK_FEATURE,
    GET_FEATURE_WITH_LOCK;

    private final String plain = name().replace("_", "").toLowerCase(Locale.ROOT);

    /** The operation of a name in any case. */
    static Operation named(String name) {
        if (name.isEmpty()) {
            throw QueryParameters.missing("request", "Parameter request is missing");
        }
        for (Operation operation : values()) {
            if (operation.plain.equals(name.toLowerCase(Locale.ROOT))) {
                return operation;
            }
        }
        throw new GewuException(
                ErrorCode.UNKNOWN_OPERATION,
                name.length() > 50 ? "request" : name,
                "Operation \"" + name + "\" is not offered; there are GetCapabilities, DescribeFeatureType, GetFeature,"
                        + " GetPropertyValue, ListStoredQueries, DescribeStoredQueries, Transaction, LockFeature,"
                        + " GetFeatureWithLock");
    }
}
