package org.threadkeep.e2e;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The layering of the design, section 3. */
class ArchitectureTest {
    private static final List<String> MODULES =
            List.of("turn-events", "snapshot-archive", "ingest-service", "freezer-service", "catalog-service");
    private static JavaClasses all;

    @BeforeAll
    static void read_the_classes_of_every_module() {
        List<Path> paths = MODULES.stream()
                .map(module -> Path.of("..", "..", module, "target", "classes"))
                .toList();
        all = new ClassFileImporter().importPaths(paths);
    }

    @Test
    void every_module_was_read() {
        for (String name : List.of("events", "archive", "ingest", "freezer", "catalog")) {
            assertThat(all.that(resideInAPackage("org.threadkeep." + name + "..")))
                    .as(name)
                    .hasSizeGreaterThan(5);
        }
    }

    @Test
    void only_storage_packages_import_the_cassandra_driver() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..storage..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.datastax..")
                .check(all);
    }

    @Test
    void only_consume_and_publish_packages_import_kafka_or_reactive_messaging() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..consume..", "..publish..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.eclipse.microprofile.reactive.messaging..",
                        "io.smallrye.reactive.messaging..")
                .check(all);
    }

    @Test
    void no_service_depends_on_another() {
        slices().matching("org.threadkeep.(ingest|freezer|catalog)..")
                .should()
                .notDependOnEachOther()
                .check(all);
    }

    @Test
    void the_libraries_depend_on_no_service_and_not_on_each_other() {
        noClasses()
                .that()
                .resideInAnyPackage("org.threadkeep.events..", "org.threadkeep.archive..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.threadkeep.ingest..",
                        "org.threadkeep.freezer..",
                        "org.threadkeep.catalog..",
                        "io.quarkus..")
                .check(all);
        slices().matching("org.threadkeep.(events|archive)..")
                .should()
                .notDependOnEachOther()
                .check(all);
    }

    @Test
    void storage_knows_nothing_of_http_and_messaging() {
        noClasses()
                .that()
                .resideInAPackage("..storage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..http..", "..consume..", "..publish..")
                .check(all);
    }

    @Test
    void a_gateway_author_inherits_nothing_but_jackson() {
        classes()
                .that()
                .resideInAPackage("org.threadkeep.events..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.threadkeep.events..", "java..", "javax.crypto..", "com.fasterxml.jackson..")
                .check(all);
    }

    @Test
    void injection_is_by_constructor() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .check(all);
    }

    @Test
    void names_say_what_a_class_does() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
                .orShould()
                .haveSimpleNameStartingWith("Abstract")
                .check(all);
    }
}
