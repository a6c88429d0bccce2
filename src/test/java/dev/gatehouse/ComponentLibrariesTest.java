package dev.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** A program that uses the component does not get the libraries that are optional in pom.xml ({@link PomTest}). */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ComponentLibrariesTest {
    /** The first is the package without its subpackages. */
    private static final String[] COMPONENT = {
        "dev.gatehouse",
        "dev.gatehouse.cloud..",
        "dev.gatehouse.component..",
        "dev.gatehouse.inputs..",
        "dev.gatehouse.outputs..",
        "dev.gatehouse.settings.."
    };

    /** Of the JDK, com.pulumi:pulumi, com.pulumi:aws, jspecify, gson, guava, protobuf-java and grpc-stub. */
    private static final String[] LIBRARIES = {
        "java..",
        "javax.naming..",
        "com.pulumi..",
        "org.jspecify..",
        "com.google.gson..",
        "com.google.common..",
        "pulumirpc..",
        "com.google.protobuf..",
        "io.grpc.."
    };

    @ArchTest
    static final ArchRule theComponentNeedsNoOptionalLibraryAndNoOtherPackage = classes()
            .that()
            .resideInAnyPackage(COMPONENT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    Stream.of(COMPONENT, LIBRARIES).flatMap(Stream::of).toArray(String[]::new));
}
