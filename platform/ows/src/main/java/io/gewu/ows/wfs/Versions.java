package io.gewu.ows.wfs;

import io.gewu.api.ErrorCode;
import io.gewu.api.GewuException;
import io.gewu.feature.gml.XmlInput;
import io.gewu.ows.Parameters;
import java.util.List;
import java.util.Set;

/** Which service and version a request means (OGC 06-121r9 clause 7.3.2). */
final class Versions {
    /** 2.0.2 is 2.0.0 with corrections to the text; clients write either. */
    private static final Set<String> SPOKEN = Set.of("2.0.0", "2.0.2", "2.0");

    private static final String NAMESPACE = "http://www.opengis.net/wfs/2.0";

    private Versions() {}

    /** SERVICE must be there for GetCapabilities; elsewhere the address says enough. */
    static void checkService(Parameters parameters) {
        String service = parameters.text("SERVICE");
        boolean capabilities = parameters.text("REQUEST").equalsIgnoreCase("GetCapabilities");
        if (service.isEmpty() && capabilities) {
            throw QueryParts.missing("service", "Parameter service is missing; expected WFS");
        }
        if (!service.isEmpty() && !service.equalsIgnoreCase("WFS")) {
            throw QueryParts.invalid("service", "This address serves WFS, found service \"" + service + "\"");
        }
    }

    /** The version of any operation but GetCapabilities. */
    static void check(String version) {
        if (!version.isEmpty() && !SPOKEN.contains(version)) {
            throw QueryParts.invalid(
                    "version", "Version " + version + " is not spoken here; expected " + WfsService.VERSION);
        }
    }

    /** The client's list in its order of preference; an empty one takes what there is. */
    static void negotiate(List<String> accepted) {
        if (!accepted.isEmpty() && accepted.stream().map(String::trim).noneMatch(SPOKEN::contains)) {
            throw new GewuException(
                    ErrorCode.VERSION_NEGOTIATION,
                    "AcceptVersions",
                    "None of the versions " + String.join(", ", accepted) + " is spoken here; expected "
                            + WfsService.VERSION);
        }
    }

    static void checkRoot(XmlInput xml, Operation operation) {
        String service = xml.attribute("service");
        if (!service.isEmpty() && !service.equals("WFS")) {
            throw QueryParts.invalid("service", "This address serves WFS, found service \"" + service + "\"");
        }
        if (operation == Operation.GET_CAPABILITIES) {
            if (service.isEmpty()) {
                throw QueryParts.missing("service", "Attribute service is missing; expected WFS");
            }
            return;
        }
        check(xml.attribute("version"));
        if (!xml.namespace().equals(NAMESPACE)) {
            throw xml.fail(
                    ErrorCode.INVALID_PARAMETER,
                    "version",
                    "Element " + xml.name() + " is in namespace \"" + xml.namespace() + "\"; expected " + NAMESPACE);
        }
    }
}
