package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.pulumi.core.annotations.Import;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.ResourceInputs;
import dev.gatehouse.local.pulumi.resource.ResourceInputs.Handling;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.function.AliasType;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each input of each type in the SDK is imitated, stored without effect or refused. */
class ResourceInputsTest {
    /** Compares the inputs of a type with the SDK's args classes. */
    private static final class SdkInputs {
        private final ResourceInputs lists;
        private final List<String> differences = new ArrayList<>();
        private final TreeSet<String> seen = new TreeSet<>();

        SdkInputs(ResourceInputs lists) {
            this.lists = lists;
        }

        /** The differences; empty if each input is in exactly one list. */
        List<String> differences() throws ClassNotFoundException {
            String[] token = lists.token().split("[:/]", -1);
            read("", Class.forName("com.pulumi.aws." + token[1] + "." + token[3] + "Args"));
            lists.all().keySet().stream()
                    .filter(path -> !seen.contains(path))
                    .forEach(path -> differences.add(path + " is listed, and the SDK has no such input"));
            return differences;
        }

        private void read(String parent, Class<?> args) {
            for (Field field : args.getDeclaredFields()) {
                Import named = field.getAnnotation(Import.class);
                if (named != null) {
                    input(parent + named.name(), argsIn(field.getGenericType()));
                }
            }
        }

        private void input(String path, Optional<Class<?>> members) {
            seen.add(path);
            boolean listed = lists.all().containsKey(path);
            if (listed && lists.isParent(path)) {
                differences.add(path + " is listed, and so are inputs below it");
            } else if (!listed && !(lists.isParent(path) && members.isPresent())) {
                differences.add(path + " is in no list");
            } else if (!listed) {
                read(path + ".", members.get());
            }
        }

        /** The args class of an input, which can be in a list or a map. */
        private static Optional<Class<?>> argsIn(Type type) {
            if (type instanceof Class<?> plain) {
                return plain.getName().startsWith("com.pulumi.aws.")
                                && plain.getSimpleName().endsWith("Args")
                        ? Optional.of(plain)
                        : Optional.empty();
            }
            Type[] inner = type instanceof ParameterizedType generic
                    ? generic.getActualTypeArguments()
                    : type instanceof WildcardType wildcard ? wildcard.getUpperBounds() : new Type[0];
            return Arrays.stream(inner)
                    .map(SdkInputs::argsIn)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }

    static Stream<String> types() {
        return ResourceTypes.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void eachInputOfTheSdkIsInExactlyOneList(String token) throws Exception {
        assertThat(new SdkInputs(ResourceTypes.of(token).orElseThrow().inputs()).differences())
                .isEmpty();
    }

    @Test
    void theComparisonFindsMissingUnknownAndDuplicateInputs() throws Exception {
        ResourceInputs lists = ResourceInputs.of(AliasType.TOKEN)
                .imitated("functionName", "functionVersion", "nick")
                .stored("description", "routingConfig", "routingConfig.additionalVersionWeights");

        assertThat(new SdkInputs(lists).differences())
                .containsExactlyInAnyOrder(
                        "name is in no list",
                        "routingConfig is listed, and so are inputs below it",
                        "nick is listed, and the SDK has no such input",
                        "routingConfig.additionalVersionWeights is listed, and the SDK has no such input");
    }

    @Test
    void anInputCannotBeInTwoLists() {
        ResourceInputs lists = ResourceInputs.of(AliasType.TOKEN).imitated("name");

        assertThatThrownBy(() -> lists.stored("name")).hasMessage(AliasType.TOKEN + ": name is in two lists");
    }

    /** No input of a type that is only stored has an effect. */
    @ParameterizedTest
    @MethodSource("types")
    void aStoredTypeHasNoImitatedInput(String token) {
        if (!ResourceTypes.all().get(token).isImitated()) {
            assertThat(ResourceTypes.of(token).orElseThrow().inputs().all().values())
                    .containsOnly(Handling.STORED);
        }
    }

    @Nested
    class ARefusedInput {
        private List<String> errors(String token, Map<String, Object> inputs) {
            return ResourceTypes.of(token).orElseThrow().inputs().validate(new Properties(inputs)).stream()
                    .map(error -> error.property() + ": " + error.reason())
                    .toList();
        }

        @Test
        void isReportedWithItsPathAndASolution() {
            assertThat(errors(FunctionType.TOKEN, Map.of("layers", List.of("arn"))))
                    .containsExactly("layers: layers are not imitated locally: put the files into code");
            assertThat(errors(
                            FunctionType.TOKEN,
                            Map.of(
                                    "vpcConfig",
                                    Map.of("subnetIds", List.of("subnet-1"), "securityGroupIds", List.of()))))
                    .containsExactly("vpcConfig: VPCs are not imitated locally: declare it only in stacks on AWS");
        }

        @Test
        void isRefusedBelowAnInputThatIsImitated() {
            assertThat(errors(
                            RestApiTypes.METHOD_SETTINGS,
                            Map.of("settings", Map.of("cachingEnabled", true, "throttlingBurstLimit", 1.0))))
                    .containsExactly("settings.cachingEnabled: the cache is not imitated locally: declare it only in"
                            + " stacks on AWS");
        }

        @Test
        void isReportedOnceForAllItemsOfAList() {
            Map<String, Object> hidden = Map.of("name", "a", "developerOnlyAttribute", true);
            assertThat(errors(UserPoolType.TOKEN, Map.of("schemas", List.of(hidden, hidden))))
                    .containsExactly("schemas.developerOnlyAttribute: is not imitated locally: declare it only in"
                            + " stacks on AWS");
        }

        @Test
        void isAcceptedIfItIsEmpty() {
            assertThat(errors(FunctionType.TOKEN, Map.of("layers", List.of(), "vpcConfig", Map.of(), "s3Key", "")))
                    .isEmpty();
            assertThat(errors(RestApiTypes.STAGE, Map.of("cacheClusterEnabled", false)))
                    .isEmpty();
        }

        @Test
        void isRefusedInAPreviewBeforeItsValueIsKnown() {
            assertThat(errors(FunctionType.TOKEN, Map.of("layers", Properties.Unknown.VALUE)))
                    .hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "PASSWORD,",
            "EMAIL_OTP,'signInPolicy.allowedFirstAuthFactors: only PASSWORD is imitated locally, got EMAIL_OTP; declare it only in stacks on AWS'"
        })
        void canBeAValueThatIsNotImitated(String factor, String reason) {
            assertThat(errors(
                            UserPoolType.TOKEN,
                            Map.of("signInPolicy", Map.of("allowedFirstAuthFactors", List.of(factor)))))
                    .isEqualTo(Stream.ofNullable(reason).toList());
        }

        @Test
        void canBeUnknownToTheSdk() {
            assertThat(errors(AliasType.TOKEN, Map.of("nick", "x")))
                    .containsExactly("nick: the local cloud does not support this input of aws:lambda/alias:Alias:"
                            + " declare it only in stacks on AWS");
            assertThat(errors(UserPoolType.TOKEN, Map.of("lambdaConfig", Map.of("preDelete", "arn"))))
                    .containsExactly("lambdaConfig.preDelete: the local cloud does not support this input of"
                            + " aws:cognito/userPool:UserPool: declare it only in stacks on AWS");
        }
    }

    @Test
    void anInputWithoutEffectIsReportedIfItHasAValue() {
        assertThat(ResourceTypes.of(UserPoolType.TOKEN)
                        .orElseThrow()
                        .inputs()
                        .withoutEffect(new Properties(Map.of(
                                "name",
                                "users",
                                "tags",
                                Map.of(),
                                "deviceConfiguration",
                                Map.of("challengeRequiredOnNewDevice", true),
                                "verificationMessageTemplate",
                                Map.of("emailSubject", "Hello", "smsMessage", "{####}")))))
                .containsExactly("deviceConfiguration", "verificationMessageTemplate.smsMessage");
    }
}
