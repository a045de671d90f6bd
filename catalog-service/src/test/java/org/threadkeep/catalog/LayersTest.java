package org.threadkeep.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.threadkeep.catalog");

    @Test
    void only_storage_knows_the_driver() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..catalog.storage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.datastax..")
                .check(MAIN);
    }

    @Test
    void only_consume_knows_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..catalog.consume..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..", "org.eclipse.microprofile.reactive..", "io.smallrye.reactive..")
                .check(MAIN);
    }

    @Test
    void packages_know_only_what_stands_below_them() {
        Architectures.layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("edges")
                .definedBy("..catalog.http..", "..catalog.consume..", "..catalog.health..")
                .layer("lookup")
                .definedBy("..catalog.lookup..")
                .layer("fidelity")
                .definedBy("..catalog.fidelity..")
                .layer("index")
                .definedBy("..catalog.index..")
                .layer("coverage")
                .definedBy("..catalog.coverage..")
                .layer("registry")
                .definedBy("..catalog.registry..")
                .layer("storage")
                .definedBy("..catalog.storage..")
                .whereLayer("edges")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("lookup")
                .mayOnlyBeAccessedByLayers("edges")
                .whereLayer("fidelity")
                .mayOnlyBeAccessedByLayers("lookup")
                .whereLayer("index")
                .mayOnlyBeAccessedByLayers("edges", "lookup")
                .whereLayer("coverage")
                .mayOnlyBeAccessedByLayers("edges", "index")
                .whereLayer("registry")
                .mayOnlyBeAccessedByLayers("edges", "lookup", "fidelity")
                .check(MAIN);
    }

    @Test
    void fidelity_is_pure() {
        classes()
                .that()
                .resideInAPackage("..catalog.fidelity..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "..catalog.fidelity..", "..catalog.registry..", "org.threadkeep.events..")
                .check(MAIN);
    }

    @Test
    void nothing_is_injected_into_fields() {
        noFields().should().beAnnotatedWith(Inject.class).check(MAIN);
    }
}
