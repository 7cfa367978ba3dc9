package io.gewu.arch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom: the arrows of the architecture, as code. A rule that matches no class fails as well. */
@AnalyzeClasses(packages = "io.gewu", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule API_KNOWS_ONLY_THE_THREE_FOREIGN_FAMILIES = classes()
            .that()
            .resideInAPackage("io.gewu.api..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.locationtech.jts..",
                    "org.geotools..",
                    "org.apache.jena..",
                    "org.osgi.annotation..",
                    "io.gewu.api..");

    @ArchTest
    static final ArchRule PARTS_MEET_THROUGH_THE_API = slices().matching("io.gewu.(*)..")
            .should()
            .notDependOnEachOther()
            .ignoreDependency(inAny(".."), inAny("io.gewu.api.."))
            .ignoreDependency(inAny("io.gewu.ows.."), inAny("io.gewu.feature..", "io.gewu.render..", "io.gewu.http.."))
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

    @ArchTest
    static final ArchRule NOBODY_IMPORTS_ANOTHERS_INTERNALS = noClasses()
            .that()
            .resideOutsideOfPackage("io.gewu.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.gewu.http.internal..");

    private static com.tngtech.archunit.base.DescribedPredicate<com.tngtech.archunit.core.domain.JavaClass> inAny(
            String... packages) {
        return com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(packages);
    }
}
