package io.gewu.ows.wfs;

import io.gewu.api.feature.FeatureOutputFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The formats that running bundles offer. Safe for many threads. */
@Component(service = OutputFormats.class)
public final class OutputFormats {
    private static final String DEFAULT = "application/gml+xml; version=3.2";

    private final List<FeatureOutputFormat> formats = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFormat(FeatureOutputFormat format) {
        formats.add(format);
    }

    void removeFormat(FeatureOutputFormat format) {
        formats.remove(format);
    }

    /** Every name to advertise, GML first. */
    List<String> names() {
        return Stream.concat(
                        formats.stream().filter(f -> f.names().contains(DEFAULT)),
                        formats.stream().filter(f -> !f.names().contains(DEFAULT)))
                .flatMap(f -> f.names().stream())
                .distinct()
                .toList();
    }

    /** The format of a name; a plus sign may have become a space on its way, and white space counts for nothing. */
    FeatureOutputFormat named(String asked) {
        String wanted = plain(asked.isEmpty() ? DEFAULT : asked);
        return formats.stream()
                .filter(f -> f.names().stream().map(OutputFormats::plain).anyMatch(wanted::equals))
                .findFirst()
                .orElseThrow(() -> QueryParts.invalid(
                        "outputFormat",
                        "Format \"" + asked + "\" is not offered; there are " + String.join(", ", names())));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+]", "");
    }
}
