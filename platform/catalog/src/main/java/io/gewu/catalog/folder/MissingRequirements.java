package io.gewu.catalog.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.namespace.AbstractWiringNamespace;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says in words what a bundle needs that no bundle here offers. */
final class MissingRequirements {
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern AT_LEAST = Pattern.compile("\\("
            + AbstractWiringNamespace.CAPABILITY_BUNDLE_VERSION_ATTRIBUTE + ">=([^)]+)\\)|\\(version>=([^)]+)\\)");

    private final BundleContext bundles;

    MissingRequirements(BundleContext bundles) {
        this.bundles = bundles;
    }

    /** One sentence, or empty if the reason lies elsewhere. */
    String of(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        List<String> missing = new ArrayList<>();
        for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
            boolean optional = Namespace.RESOLUTION_OPTIONAL.equals(
                    requirement.getDirectives().get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE));
            boolean atResolve =
                    !"active".equals(requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE));
            if (!optional
                    && atResolve
                    && capabilities(requirement.getNamespace()).noneMatch(requirement::matches)) {
                missing.add(words(requirement));
            }
        }
        return missing.isEmpty() ? "" : "Needs " + String.join("; needs ", missing);
    }

    private String words(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        Matcher name = PACKAGE.matcher(filter);
        if (requirement.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
            return "another Java: " + filter + "; this one is "
                    + Runtime.version().feature();
        }
        if (!name.find()) {
            return requirement.getNamespace() + " " + filter;
        }
        String offered = capabilities(PackageNamespace.PACKAGE_NAMESPACE)
                .filter(one -> name.group(1).equals(one.getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(one -> String.valueOf(one.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE)))
                .distinct()
                .collect(Collectors.joining(", "));
        Matcher version = AT_LEAST.matcher(filter);
        String wanted = version.find() ? " " + (version.group(1) == null ? version.group(2) : version.group(1)) : "";
        return "package " + name.group(1) + wanted
                + (offered.isEmpty() ? ", which no bundle here exports" : "; here it is " + offered);
    }

    private Stream<BundleCapability> capabilities(String namespace) {
        return Stream.of(bundles.getBundles())
                .filter(bundle -> bundle.getState() != Bundle.UNINSTALLED)
                .map(bundle -> bundle.adapt(BundleRevision.class))
                .flatMap(revision ->
                        revision == null ? Stream.empty() : revision.getDeclaredCapabilities(namespace).stream());
    }
}
