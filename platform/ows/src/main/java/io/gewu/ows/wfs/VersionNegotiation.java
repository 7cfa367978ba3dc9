package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.feature.xml.XmlInput;
import io.gewu.ows.KvpParameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which service and version a request means (OGC 06-121r9 clause 7.3.2). */
final class VersionNegotiation {
    private static final Pattern IN_QUERY = Pattern.compile("(?i)(?:^|&)(?:accept)?versions?=([12]\\.[0-9.]+)");
    private static final Pattern IN_ROOT = Pattern.compile("\\sversion\\s*=\\s*[\"']([12]\\.[0-9.]+)[\"']");
    private static final int ROOT_CHARS = 4_000;

    private VersionNegotiation() {}

    /** SERVICE must be there for GetCapabilities; elsewhere the address says enough. */
    static void checkService(KvpParameters parameters) {
        String service = parameters.text("SERVICE");
        boolean capabilities = parameters.text("REQUEST").equalsIgnoreCase("GetCapabilities");
        if (service.isEmpty() && capabilities) {
            throw QueryParameters.missing("service", "Parameter service is missing; expected WFS");
        }
        if (!service.isEmpty() && !service.equalsIgnoreCase("WFS")) {
            throw KvpParameters.invalid("service", "This address serves WFS, found service \"" + service + "\"");
        }
    }

    /** The version of any operation but GetCapabilities; the newest if it is not said. */
    static WfsVersion of(String version) {
        return version.isEmpty()
                ? WfsVersion.V2_0
                : WfsVersion.of(version)
                        .orElseThrow(() -> KvpParameters.invalid(
                                "version",
                                "Version " + version + " is not spoken here; expected one of "
                                        + String.join(", ", WfsVersion.numbers())));
    }

    /**
     * The version of a capabilities document.
     *
     * @param accepted the client's list in its order of preference; an empty one takes what there is
     * @param version of clients that know no such list: the newest that is not newer
     */
    static WfsVersion negotiate(List<String> accepted, String version) {
        if (accepted.isEmpty()) {
            return version.isEmpty() || version.compareTo("2") >= 0
                    ? WfsVersion.V2_0
                    : version.compareTo("1.1") >= 0 ? WfsVersion.V1_1 : WfsVersion.V1_0;
        }
        return accepted.stream()
                .map(WfsVersion::of)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new GewuException(
                        ErrorCode.VERSION_NEGOTIATION,
                        "AcceptVersions",
                        "None of the versions " + String.join(", ", accepted) + " is spoken here; expected one of "
                                + String.join(", ", WfsVersion.numbers())));
    }

    /** The version of a document, which its root says or, where it does not, its namespace. */
    static WfsVersion ofRoot(XmlInput xml, Operation operation) {
        String service = xml.attribute("service");
        if (!service.isEmpty() && !service.equals("WFS")) {
            throw KvpParameters.invalid("service", "This address serves WFS, found service \"" + service + "\"");
        }
        if (operation == Operation.GET_CAPABILITIES) {
            if (service.isEmpty()) {
                throw QueryParameters.missing("service", "Attribute service is missing; expected WFS");
            }
            return WfsVersion.V2_0;
        }
        String number = xml.attribute("version");
        boolean isOld = xml.namespace().equals(WfsVersion.V1_1.namespace());
        // GDAL writes transactions of 1.1 under the number 2.0.0
        boolean isSecond = isOld && (number.isEmpty() || number.startsWith("2"));
        WfsVersion version = isSecond ? WfsVersion.V1_1 : of(number);
        if (!xml.namespace().equals(version.namespace())) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER,
                    "version",
                    "Element " + xml.name() + " of version " + version.number() + " is in namespace \""
                            + xml.namespace() + "\"; expected " + version.namespace());
        }
        return version;
    }

    /** The version of a request that may be broken anywhere, for the report that says so. */
    static WfsVersion guess(WfsCall call) {
        Matcher matcher =
                call.body().isPresent() ? IN_ROOT.matcher(start(call.body().get())) : IN_QUERY.matcher(call.query());
        return matcher.find() ? WfsVersion.of(matcher.group(1)).orElse(WfsVersion.V2_0) : WfsVersion.V2_0;
    }

    /** The root's start tag, past the declaration, which has a version of its own. */
    private static String start(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, ROOT_CHARS), StandardCharsets.UTF_8);
        String root = text.replaceFirst("(?s)^.*?<\\?xml.*?\\?>", "").replaceAll("(?s)<!--.*?-->", "");
        return root.split(">", 2)[0];
    }
}
