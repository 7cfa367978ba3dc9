package io.gewu.api;

/**
 * What went wrong, in the words of OGC and of HTTP. Codes are never renamed or reused.
 *
 * <p>Three families: the client must change the request (4xx), the store cannot answer now (503), the server is at
 * fault (500).
 *
 * @since 2.0
 */
public enum ErrorCode {
    MISSING_PARAMETER("MissingParameterValue", 400),
    INVALID_PARAMETER("InvalidParameterValue", 400),
    UNKNOWN_OPERATION("OperationNotSupported", 400),
    VERSION_NEGOTIATION("VersionNegotiationFailed", 400),
    UNKNOWN_LAYER("LayerNotDefined", 404),
    UNKNOWN_STYLE("StyleNotDefined", 404),
    UNKNOWN_CRS("InvalidCRS", 400),
    UNKNOWN_FORMAT("InvalidFormat", 400),
    LAYER_NOT_QUERYABLE("LayerNotQueryable", 400),
    INVALID_POINT("InvalidPoint", 400),
    MALFORMED("OperationParsingFailed", 400),
    /**
     * The request is well formed but compares what has no order, for example whether one geometry is less than another.
     */
    NOT_COMPARABLE("OperationProcessingFailed", 403),
    /** A declaration, style or ontology of a plugin that cannot be used; reported by the plugin's state. */
    INVALID_DECLARATION("NoApplicableCode", 500),
    NOT_FOUND("NotFound", 404),
    FORBIDDEN("NoApplicableCode", 403),
    NOT_ACCEPTABLE("NoApplicableCode", 406),
    METHOD_NOT_ALLOWED("NoApplicableCode", 405),
    TOO_LARGE("NoApplicableCode", 413),
    UNSUPPORTED_MEDIA_TYPE("NoApplicableCode", 415),
    /** The request was understood and is too expensive: its time or size limit was reached. */
    LIMIT_EXCEEDED("NoApplicableCode", 503),
    STORE_UNAVAILABLE("NoApplicableCode", 503),
    /** A listener, a shape or a declaration forbids what a transaction would write. */
    REFUSED("OperationProcessingFailed", 400),
    /** The listing of a page lies further back than history reaches. */
    SNAPSHOT_GONE("OperationProcessingFailed", 410),
    /** A value of a feature to be written breaks its layer's declaration. */
    INVALID_VALUE("InvalidValue", 400),
    /** What a transaction changes is no longer as its author saw it. */
    CONFLICT("OperationProcessingFailed", 409),
    /** A condition of the request ({@code If-Match}, {@code If-None-Match}) does not hold. */
    PRECONDITION_FAILED("NoApplicableCode", 412),
    /** Somebody else holds a lock on a feature. */
    LOCKED("CannotLockAllFeatures", 400),
    UNKNOWN_LOCK("InvalidLockId", 403),
    LOCK_EXPIRED("LockHasExpired", 403),
    /** Nobody said who asks, or the secret is wrong, and this is not for everybody. */
    UNAUTHENTICATED("NoApplicableCode", 401),
    INTERNAL("NoApplicableCode", 500);

    private final String ogc;
    private final int http;

    ErrorCode(String ogc, int http) {
        this.ogc = ogc;
        this.http = http;
    }

    /** The exception code of OGC's service exception documents. */
    public String ogc() {
        return ogc;
    }

    /** The HTTP status that goes with it where the protocol does not prescribe another. */
    public int http() {
        return http;
    }
}
