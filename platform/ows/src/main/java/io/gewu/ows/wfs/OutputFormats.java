package io.gewu.ows.wfs;

import io.gewu.api.feature.FeatureOutputFormat;
import java.util.Arrays;
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
    private final List<FeatureOutputFormat> formats = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addFormat(FeatureOutputFormat format) {
        formats.add(format);
    }

    void removeFormat(FeatureOutputFormat format) {
        formats.remove(format);
    }

    /** Every name to advertise, the version's own GML first. */
    List<String> names(WfsVersion version) {
        List<FeatureOutputFormat> offered = offered(version);
        return Stream.concat(
                        offered.stream().filter(f -> f.names().contains(version.format())),
                        offered.stream().filter(f -> !f.names().contains(version.format())))
                .flatMap(f -> f.names().stream())
                .distinct()
                .toList();
    }

    /** All but the GML of other versions, whose collections are theirs alone. */
    private List<FeatureOutputFormat> offered(WfsVersion version) {
        return formats.stream()
                .filter(f -> Arrays.stream(WfsVersion.values())
                        .allMatch(other -> other == version || !f.names().contains(other.format())))
                .toList();
    }

    /** The format of a name; a plus sign may have become a space on its way, and white space counts for nothing. */
    FeatureOutputFormat named(String asked, WfsVersion version) {
        String wanted = plain(asked.isEmpty() ? version.format() : asked);
        return offered(version).stream()
                .filter(f -> f.names().stream().map(OutputFormats::plain).anyMatch(wanted::equals))
                .findFirst()
                .orElseThrow(() -> QueryParameters.invalid(
                        "outputFormat",
                        "Format \"" + asked + "\" is not offered; there are " + String.join(", ", names(version))));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+]", "");
    }
}
