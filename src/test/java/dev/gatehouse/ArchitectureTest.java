package dev.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.pulumi.resources.ComponentResource;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms and their arrows, as design.md draws them. */
@AnalyzeClasses(packages = "dev.gatehouse", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] JDK_AND_JSPECIFY = {"java..", "org.jspecify.."};

    @ArchTest
    static final ArchRule settingsKnowNothingButTheJdk = classes()
            .that()
            .resideInAPackage("dev.gatehouse.settings")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with("dev.gatehouse.settings"));

    @ArchTest
    static final ArchRule settingsTouchNoFiles = noClasses()
            .that()
            .resideInAPackage("dev.gatehouse.settings")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio.file..", "java.net.http..");

    @ArchTest
    static final ArchRule cloudKnowsSettingsAndPulumiAlone = classes()
            .that()
            .resideInAPackage("dev.gatehouse.cloud")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    with("dev.gatehouse.cloud", "dev.gatehouse.settings", "com.pulumi..", "com.google.gson.."));

    @ArchTest
    static final ArchRule awsIsNamedInCloudAlone = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.cloud")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.pulumi.aws..");

    @ArchTest
    static final ArchRule componentsLiveInCloud =
            classes().that().areAssignableTo(ComponentResource.class).should().resideInAPackage("dev.gatehouse.cloud");

    @ArchTest
    static final ArchRule theCloudDoorKnowsNoLocalRoom = noClasses()
            .that()
            .resideInAnyPackage("dev.gatehouse", "dev.gatehouse.settings", "dev.gatehouse.cloud")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.gatehouse.local..");

    @ArchTest
    static final ArchRule stateKnowsNoOtherRoom = mayUse("state");

    @ArchTest
    static final ArchRule httpKnowsNoOtherRoom = mayUse("http");

    @ArchTest
    static final ArchRule pulumiFeedsStateAlone = mayUse("pulumi", "state");

    @ArchTest
    static final ArchRule functionServesTheRuntimeApi = mayUse("function", "state", "http");

    @ArchTest
    static final ArchRule cognitoMayCallTriggers = mayUse("cognito", "state", "rsa", "http", "function");

    @ArchTest
    static final ArchRule oauthStandsOnCognito = mayUse("oauth", "state", "http", "cognito");

    @ArchTest
    static final ArchRule theGatewayLearnsKeysOverHttp = mayUse("gateway", "state", "rsa", "http", "function");

    @ArchTest
    static final ArchRule onlyHttpImportsItsLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.local.http")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.jetty..");

    @ArchTest
    static final ArchRule onlyLocalPulumiSpeaksPulumisProtocol = noClasses()
            .that()
            .resideOutsideOfPackage("dev.gatehouse.local.pulumi")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("pulumirpc..", "io.grpc..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule nothingImportsTheFunction =
            noClasses().should().dependOnClassesThat().resideInAPackage("dev.gatehouse.function..");

    @ArchTest
    static final ArchRule roomsFormNoCycles =
            slices().matching("dev.gatehouse.(**)").should().beFreeOfCycles();

    /** A room of the local cloud may use itself and the rooms named, and libraries. */
    private static ArchRule mayUse(String room, String... rooms) {
        return noClasses()
                .that()
                .resideInAPackage("dev.gatehouse.local." + room + "..")
                .should()
                .dependOnClassesThat(
                        new com.tngtech.archunit.base.DescribedPredicate<JavaClass>(
                                "other rooms than " + room + " and " + String.join(", ", rooms)) {
                            @Override
                            public boolean test(JavaClass used) {
                                String name = used.getPackageName();
                                if (!name.startsWith("dev.gatehouse")) {
                                    return false;
                                }
                                if (name.startsWith("dev.gatehouse.local." + room)) {
                                    return false;
                                }
                                for (String allowed : rooms) {
                                    if (name.startsWith("dev.gatehouse.local." + allowed)) {
                                        return false;
                                    }
                                }
                                return true;
                            }
                        });
    }

    private static String[] with(String... more) {
        String[] all = new String[JDK_AND_JSPECIFY.length + more.length];
        System.arraycopy(JDK_AND_JSPECIFY, 0, all, 0, JDK_AND_JSPECIFY.length);
        System.arraycopy(more, 0, all, JDK_AND_JSPECIFY.length, more.length);
        return all;
    }
}
