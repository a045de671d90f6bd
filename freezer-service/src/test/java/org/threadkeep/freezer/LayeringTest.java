package org.threadkeep.freezer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class LayeringTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.threadkeep.freezer");

    @Test
    void only_storage_knows_the_driver() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..storage..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.datastax..")
                .check(CLASSES);
    }

    @Test
    void only_consume_and_publish_know_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..consume..", "..publish..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "io.smallrye.reactive..", "org.eclipse.microprofile.reactive..")
                .check(CLASSES);
    }

    @Test
    void the_protocol_knows_no_framework() {
        noClasses()
                .that()
                .resideInAnyPackage("..stream..", "..gather..", "..commit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.micrometer..", "io.smallrye..")
                .check(CLASSES);
    }

    @Test
    void packages_depend_on_each_other_in_one_direction() {
        slices().matching("org.threadkeep.freezer.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
