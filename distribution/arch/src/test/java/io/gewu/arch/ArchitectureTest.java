package io.gewu.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/** Who may know whom: the arrows of the architecture, as code. A rule that matches no class fails as well. */
@AnalyzeClasses(packages = "io.gewu", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule API_KNOWS_ONLY_THE_THREE_FOREIGN_FAMILIES = classes()
            .that()
            .resideInAPackage("io.gewu.api..")
            // its parser is embedded in the bundle and in no signature that others see
            .and()
            .doNotHaveFullyQualifiedName("io.gewu.api.json.JsonReader")
            .and()
            .doNotHaveFullyQualifiedName("io.gewu.api.json.JsonReader$1")
            .and()
            .doNotHaveFullyQualifiedName("io.gewu.api.json.JsonWriter")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.locationtech.jts..",
                    "org.geotools..",
                    // units, in the signatures of GeoTools' coordinate systems
                    "javax.measure..",
                    "org.apache.jena..",
                    "org.osgi.annotation..",
                    "io.gewu.api..");

    @ArchTest
    static final ArchRule PARTS_MEET_THROUGH_THE_API = slices().matching("io.gewu.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(inAny(".."), inAny("io.gewu.api.."))
            .ignoreDependency(
                    inAny("io.gewu.ows.."),
                    inAny("io.gewu.feature..", "io.gewu.map..", "io.gewu.render..", "io.gewu.http.."))
            .ignoreDependency(inAny("io.gewu.map.."), inAny("io.gewu.feature..", "io.gewu.render.."))
            // filters and geometries in styles are read by the reader of requests
            .ignoreDependency(
                    inAny("io.gewu.render.."),
                    inAny("io.gewu.feature.xml..", "io.gewu.feature.fes..", "io.gewu.feature.gml.."))
            .ignoreDependency(inAny("io.gewu.sparql.."), inAny("io.gewu.http.."));

    @ArchTest
    static final ArchRule THE_DEMO_CITY_SEES_ONLY_THE_API = classes()
            .that()
            .resideInAPackage("io.gewu.demo..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.locationtech.jts..", "org.osgi..", "io.gewu.api..", "io.gewu.demo..");

    @ArchTest
    static final ArchRule PLUGINS_SEE_ONLY_WHAT_VENDORS_SEE = classes()
            .that()
            .resideInAnyPackage("io.gewu.grid..", "io.gewu.item..", "io.gewu.event..", "io.gewu.hotline..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    // the platform's own: what webhooks are signed with
                    "javax.crypto..",
                    "org.locationtech.jts..",
                    "org.geotools..",
                    "org.apache.jena..",
                    "org.osgi..",
                    "org.slf4j..",
                    // bounded caches
                    "com.github.benmanes.caffeine.cache..",
                    "io.gewu.api..",
                    "io.gewu.grid..",
                    "io.gewu.item..",
                    "io.gewu.event..",
                    "io.gewu.hotline..",
                    // what a plugin carries in its own jar
                    "org.apache.lucene..");

    /** A protocol parses and writes; features, pictures and the front door are others' work. */
    @ArchTest
    static final ArchRule OWS_KNOWS_THE_ENGINES_AND_HTTP_ONLY =
            // of render what a style or a format is called, no drawing
            onlyKnows("io.gewu.ows..", "io.gewu.feature..", "io.gewu.map..", "io.gewu.render..", "io.gewu.http..");

    @ArchTest
    static final ArchRule THE_MAP_ENGINE_KNOWS_FEATURE_AND_RENDER_ONLY =
            onlyKnows("io.gewu.map..", "io.gewu.feature..", "io.gewu.render..");

    @ArchTest
    static final ArchRule NO_PROTOCOL_DRAWS = noClasses()
            .that()
            .resideInAPackage("io.gewu.ows..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.gewu.render.draw..", "io.gewu.render.label..", "io.gewu.render.rasterizer..");

    @ArchTest
    static final ArchRule SPARQL_KNOWS_HTTP_ONLY = onlyKnows("io.gewu.sparql..", "io.gewu.http..");

    @ArchTest
    static final ArchRule THE_FEATURE_ENGINE_KNOWS_NO_PROTOCOL = onlyKnows("io.gewu.feature..");

    @ArchTest
    static final ArchRule DRAWING_KNOWS_NO_PROTOCOL_AND_NO_STORE =
            onlyKnows("io.gewu.render..", "io.gewu.feature.xml..", "io.gewu.feature.fes..", "io.gewu.feature.gml..");

    @ArchTest
    static final ArchRule THE_STORE_KNOWS_NOBODY = onlyKnows("io.gewu.store..");

    @ArchTest
    static final ArchRule THE_GRAPH_KNOWS_NOBODY = onlyKnows("io.gewu.graph..");

    @ArchTest
    static final ArchRule SERVLETS_ARE_IN_MODULES_OF_PROTOCOLS_ONLY = noClasses()
            .that()
            .resideOutsideOfPackages("io.gewu.ows..", "io.gewu.sparql..", "io.gewu.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.servlet..");

    /** Of ours, a module imports itself, the API and those named. */
    private static ArchRule onlyKnows(String module, String... others) {
        List<String> allowed = new ArrayList<>(List.of("io.gewu.api..", module));
        allowed.addAll(List.of(others));
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(
                        inAny("io.gewu..").and(DescribedPredicate.not(inAny(allowed.toArray(String[]::new)))));
    }

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_ANOTHERS_INTERNALS = noClasses()
            .that()
            .resideOutsideOfPackage("io.gewu.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gewu.http.internal..");

    private static DescribedPredicate<JavaClass> inAny(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }
}
