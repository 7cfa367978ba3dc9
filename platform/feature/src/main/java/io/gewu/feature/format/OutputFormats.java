package io.gewu.feature.format;

import io.gewu.api.feature.FeatureOutputFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The formats that running bundles offer. Safe for many threads. */
@Component(service = OutputFormats.class)
public final class OutputFormats {
    private final List<FeatureOutputFormat> formats = new CopyOnWriteArrayList<>();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void addFormat(FeatureOutputFormat format) {
        formats.add(format);
    }

    public void removeFormat(FeatureOutputFormat format) {
        formats.remove(format);
    }

    /** Every name to advertise. */
    public List<String> names() {
        return formats.stream().flatMap(f -> f.names().stream()).distinct().toList();
    }

    /** The format of a name; case and white space count for nothing, and a plus sign may have become a space. */
    public Optional<FeatureOutputFormat> named(String asked) {
        return formats.stream().filter(format -> isNamed(format.names(), asked)).findFirst();
    }

    /** Whether a name as a client spelled it is one of some names. */
    public static boolean isNamed(List<String> names, String asked) {
        String wanted = plain(asked);
        return names.stream().map(OutputFormats::plain).anyMatch(wanted::equals);
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+]", "");
    }
}
