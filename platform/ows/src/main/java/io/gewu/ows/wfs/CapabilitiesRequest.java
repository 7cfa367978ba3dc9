package io.gewu.ows.wfs;

import io.gewu.feature.xml.XmlInput;
import io.gewu.ows.KvpParameters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A GetCapabilities request (OGC 06-121r9 clause 7.2).
 *
 * @param version that the client takes
 * @param sections asked for; empty for all
 * @param updateSequence of the document the client has; empty text for none
 */
record CapabilitiesRequest(WfsVersion version, List<String> sections, String updateSequence) {
    static CapabilitiesRequest of(KvpParameters parameters) {
        WfsVersion version =
                VersionNegotiation.negotiate(list(parameters.text("ACCEPTVERSIONS")), parameters.text("VERSION"));
        return new CapabilitiesRequest(version, list(parameters.text("SECTIONS")), parameters.text("UPDATESEQUENCE"));
    }

    /** Reads the root's children, in any order. */
    static CapabilitiesRequest of(XmlInput xml, XmlQueries texts) {
        String sequence = xml.attribute("updateSequence");
        String number = xml.attribute("version");
        List<String> versions = new ArrayList<>();
        List<String> sections = new ArrayList<>();
        int here = xml.depth();
        while (xml.nextChild(here)) {
            switch (xml.name()) {
                case "AcceptVersions" -> versions.addAll(texts.texts("Version"));
                case "Sections" -> sections.addAll(texts.texts("Section"));
                default -> xml.skip();
            }
        }
        return new CapabilitiesRequest(VersionNegotiation.negotiate(versions, number), sections, sequence);
    }

    private static List<String> list(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(",", -1));
    }

    /** The sections to write: none if the client has the newest document. */
    Set<String> sections(String current) {
        if (updateSequence.equals(current)) {
            return Set.of();
        }
        Set<String> wanted = new LinkedHashSet<>();
        for (String section : sections) {
            WfsCapabilities.SECTIONS.stream()
                    .filter(known -> section.trim().equalsIgnoreCase(known)
                            || section.trim().equalsIgnoreCase("All")
                            || section.trim().equalsIgnoreCase("Contents"))
                    .forEach(wanted::add);
            if (wanted.isEmpty()) {
                throw KvpParameters.invalid(
                        "sections",
                        "Expected All or some of " + String.join(", ", WfsCapabilities.SECTIONS) + ", found \""
                                + section + "\"");
            }
        }
        return wanted.isEmpty() ? Set.copyOf(WfsCapabilities.SECTIONS) : wanted;
    }
}
