package io.gewu.http.internal;

import io.gewu.api.health.HealthProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Tells which components of running bundles do not run, and what they failed at or wait for. */
@Component
public final class ComponentsProbe implements HealthProbe {
    private final ServiceComponentRuntime components;

    @Activate
    public ComponentsProbe(@Reference ServiceComponentRuntime components) {
        this.components = components;
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public Health check() {
        List<String> missing = new ArrayList<>();
        for (ComponentDescriptionDTO description : components.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO one : components.getComponentConfigurationDTOs(description)) {
                switch (one.state) {
                    case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                        missing.add(description.name + " failed: " + firstLine(one.failure));
                    case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                        missing.add(description.name + " waits for " + awaited(description, one));
                    default -> {
                        // runs, or waits for somebody to ask or to configure it
                    }
                }
            }
        }
        return missing.isEmpty() ? Health.UP : new Health(State.DEGRADED, String.join("; ", missing));
    }

    /** References are named by number where a constructor takes them: what they are of says more. */
    private static String awaited(ComponentDescriptionDTO description, ComponentConfigurationDTO one) {
        return Arrays.stream(one.unsatisfiedReferences)
                .map((UnsatisfiedReferenceDTO reference) -> Arrays.stream(description.references)
                        .filter(known -> known.name.equals(reference.name))
                        .map(known -> known.interfaceName)
                        .findFirst()
                        .orElse(reference.name))
                .collect(Collectors.joining(", "));
    }

    private static String firstLine(String failure) {
        return failure == null ? "no reason given" : failure.lines().findFirst().orElse("");
    }
}
