package dev.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.pulumi.resources.ComponentResource;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which package may depend on which. These rules hold for packages with all their subpackages;
 * {@link ArchitectureDocsTest} lists every single dependency in docs/architecture.md.
 */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule settingsDependOnlyOnTheJdk = classes()
            .that()
            .resideInAPackage("dev.gatehouse.settings..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jspecify..", "dev.gatehouse.settings..");

    @ArchTest
    static final ArchRule settingsReadNoFilesAndCallNoNetwork = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..");

    @ArchTest
    static final ArchRule cloudDependsOnSettingsAndPulumi = classes()
            .that()
            .resideInAPackage("dev.gatehouse.cloud..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.gatehouse.cloud..",
                    "dev.gatehouse.settings..",
                    "com.pulumi..",
                    "com.google.gson..");

    @ArchTest
    static final ArchRule onlyCloudUsesTheAwsSdkOfPulumi = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.cloud..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.pulumi.aws..");

    @ArchTest
    static final ArchRule componentsAreInCloudOrPublic = classes()
            .that()
            .areAssignableTo(ComponentResource.class)
            .should()
            .resideInAnyPackage("dev.gatehouse.cloud..", "dev.gatehouse");

    @ArchTest
    static final ArchRule mainDependsOnSettingsAndCloud = classes()
            .that()
            .resideInAPackage("dev.gatehouse")
            .should(dependOfOursOnlyOn("", "settings", "cloud", "inputs", "outputs"));

    @ArchTest
    static final ArchRule inputsDependOnSettings =
            classes().that().resideInAPackage("dev.gatehouse.inputs").should(dependOfOursOnlyOn("inputs", "settings"));

    @ArchTest
    static final ArchRule outputsDependOnNoOtherPackage =
            classes().that().resideInAPackage("dev.gatehouse.outputs").should(dependOfOursOnlyOn("outputs"));

    /** The release archive of the plugin contains no library of the local cloud. */
    @ArchTest
    static final ArchRule componentDependsOnTheDeclarationAndPulumi = classes()
            .that()
            .resideInAPackage("dev.gatehouse.component..")
            .should(dependOfOursOnlyOn("", "settings", "cloud", "inputs", "component"))
            .andShould()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "dev.gatehouse..",
                    "com.pulumi..",
                    "pulumirpc..",
                    "com.google.protobuf..",
                    "com.google.gson..",
                    "com.google.common..",
                    "io.grpc..");

    @ArchTest
    static final ArchRule opsDependsOnMainAndSettings = classes()
            .that()
            .resideInAPackage("dev.gatehouse.ops..")
            .should(dependOfOursOnlyOn("", "settings", "stackfile", "ops", "client"));

    @ArchTest
    static final ArchRule clientDependsOnNoOtherPackage =
            classes().that().resideInAPackage("dev.gatehouse.client..").should(dependOfOursOnlyOn("client"));

    @ArchTest
    static final ArchRule cliDependsOnTheCommands = classes()
            .that()
            .resideInAPackage("dev.gatehouse.cli..")
            .should(dependOfOursOnlyOn("", "settings", "stackfile", "ops", "client", "local", "cli"));

    @ArchTest
    static final ArchRule nothingDependsOnCli = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.gatehouse.cli..");

    /** Except the command line and the test kit, which start the local cloud. */
    @ArchTest
    static final ArchRule onlyLocalAndItsStartersDependOnLocal = noClasses()
            .that()
            .resideOutsideOfPackages("dev.gatehouse.local..", "dev.gatehouse.cli..", "dev.gatehouse.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.gatehouse.local..");

    @ArchTest
    static final ArchRule localDependsOnMainAndSettings = classes()
            .that()
            .resideInAPackage("dev.gatehouse.local")
            .should(dependOfOursOnlyOn("", "settings", "stackfile", "client", "local"));

    @ArchTest
    static final ArchRule testkitDependsOnClientAndLocal = classes()
            .that()
            .resideInAPackage("dev.gatehouse.testkit..")
            .should(dependOfOursOnlyOn("testkit", "client", "local"));

    @ArchTest
    static final ArchRule onlyTheTestKitUsesJUnit = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.testkit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule testing = local("testing", "local.state", "local.gateway");

    @ArchTest
    static final ArchRule state = local("state");

    @ArchTest
    static final ArchRule http = local("http");

    @ArchTest
    static final ArchRule rsa = local("rsa");

    @ArchTest
    static final ArchRule html = local("html");

    @ArchTest
    static final ArchRule pulumi = local("pulumi", "local.state", "settings");

    @ArchTest
    static final ArchRule function = local("function", "local.state", "local.http");

    @ArchTest
    static final ArchRule cognito = local("cognito", "local.state", "local.rsa", "local.http", "local.function");

    @ArchTest
    static final ArchRule oauth = local("oauth", "local.state", "local.http", "local.html", "local.cognito");

    /** The gateway reads the issuer's keys over HTTP, as AWS does: it does not depend on cognito or oauth. */
    @ArchTest
    static final ArchRule gateway = local("gateway", "local.state", "local.rsa", "local.http", "local.function");

    @ArchTest
    static final ArchRule recording =
            local("recording", "local.state", "local.http", "local.function", "local.gateway");

    @ArchTest
    static final ArchRule console = local(
            "console",
            "local.state",
            "local.http",
            "local.html",
            "local.function",
            "local.gateway",
            "local.cognito",
            "local.oauth",
            "local.pulumi",
            "local.recording",
            "settings");

    @ArchTest
    static final ArchRule onlyHttpUsesItsLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.local.http..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule onlyProvidersUsePulumisProtocol = noClasses()
            .that()
            .resideOutsideOfPackages("dev.gatehouse.local.pulumi..", "dev.gatehouse.component..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("pulumirpc..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule nothingDependsOnTheFunction =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.gatehouse.function..");

    /** Every package is a slice of its own: a subpackage and the package above it form no cycle either. */
    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("dev.gatehouse.(**)").should().beFreeOfCycles();

    private static ArchRule local(String name, String... others) {
        return classes()
                .that()
                .resideInAPackage("dev.gatehouse.local." + name + "..")
                .should(dependOfOursOnlyOn(Stream.concat(Stream.of("local." + name), Stream.of(others))
                        .toArray(String[]::new)));
    }

    /** @param allowed packages below {@code dev.gatehouse} with their subpackages; "" is that package itself */
    private static ArchCondition<JavaClass> dependOfOursOnlyOn(String... allowed) {
        return new ArchCondition<>("depend, of our packages, only on " + List.of(allowed)) {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                for (Dependency dependency : user.getDirectDependenciesFromSelf()) {
                    String used = dependency.getTargetClass().getPackageName();
                    if (isOurs(used) && Stream.of(allowed).noneMatch(name -> isIn(used, name))) {
                        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static boolean isOurs(String name) {
        return name.equals("dev.gatehouse") || name.startsWith("dev.gatehouse.");
    }

    private static boolean isIn(String used, String allowed) {
        String whole = allowed.isEmpty() ? "dev.gatehouse" : "dev.gatehouse." + allowed;
        return used.equals(whole) || (!allowed.isEmpty() && used.startsWith(whole + "."));
    }
}
