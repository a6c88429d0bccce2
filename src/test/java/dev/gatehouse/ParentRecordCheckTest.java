package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.pulumi.test.Mocks;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import dev.gatehouse.AddressLookup.Answer;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParentRecordCheckTest {
    private final List<String> asked = new ArrayList<>();
    private final List<String> registered = new ArrayList<>();

    @AfterEach
    void cleanUp() {
        PulumiTest.cleanup();
    }

    private AddressLookup says(Answer answer) {
        return host -> {
            asked.add(host);
            return answer;
        };
    }

    private static Settings custom(String stack, String parentRecord) throws Exception {
        Map<String, Object> tree = new LinkedHashMap<>(Stacks.tree(stack));
        tree.put(
                "gatehouse:domain",
                Map.of("custom", "auth.eu.example.com", "zone", "example.com", "parentRecord", parentRecord));
        return Settings.read(stack, tree);
    }

    private TestResult run(Settings settings, AddressLookup dns) {
        Mocks refusing = args -> {
            registered.add(args.type + " " + args.name);
            return CompletableFuture.completedFuture(Mocks.ResourceResult.of(Optional.empty(), Map.of()));
        };
        return PulumiTest.withMocks(refusing)
                .withOptions(TestOptions.builder().preview(true).build())
                .runTest(context -> {
                    try {
                        Main.checkedStack(context, settings, dns);
                    } catch (SettingsException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    @Test
    void aRecordThatIsThereIsNoMatter() throws Exception {
        assertThat(ParentRecordCheck.check(custom("dev", "check"), says(Answer.FOUND)))
                .isEmpty();
        assertThat(asked).containsExactly("eu.example.com");
    }

    @Test
    void aRecordThatIsNotThereIsAFinding() throws Exception {
        Settings settings = custom("dev", "check");

        SettingsException refused = catchThrowableOfType(
                SettingsException.class, () -> ParentRecordCheck.check(settings, says(Answer.NONE)));

        assertThat(refused)
                .hasMessage(
                        "stack 'dev' has 1 configuration problem (Pulumi.dev.yaml); nothing was declared:\n  1. gatehouse:domain.custom: needs an A record of its parent domain, or Cognito rejects it, got no A record of 'eu.example.com'; add one with any value, or write parentRecord: make to create it, or parentRecord: skip to skip this check [parent-record]");
    }

    @Test
    void nothingIsRegisteredWhereTheRecordIsNotThere() throws Exception {
        TestResult result = run(custom("dev", "check"), says(Answer.NONE));

        assertThat(result.exitCode()).isNotZero();
        assertThat(registered).isEmpty();
    }

    @Test
    void aLookUpThatFailsIsAWarningAndTheStackGoesOn() throws Exception {
        Settings settings = custom("dev", "check");

        assertThat(ParentRecordCheck.check(settings, says(Answer.UNKNOWN)))
                .contains(
                        "gatehouse:domain.custom: could not look up whether eu.example.com has an A record, which Cognito requires for this domain");
        run(settings, says(Answer.UNKNOWN));
        assertThat(registered).contains("gatehouse:cloud:SignInPages project-stack-sign-in");
    }

    @ParameterizedTest
    @ValueSource(strings = {"make", "skip"})
    void nobodyAsksWhereTheSettingsSaySo(String parentRecord) throws Exception {
        assertThat(ParentRecordCheck.check(custom("dev", parentRecord), says(Answer.NONE)))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void nobodyAsksForAPrefix() throws Exception {
        assertThat(ParentRecordCheck.check(Stacks.settings("dev"), says(Answer.NONE)))
                .isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void nobodyAsksForALocalStack() throws Exception {
        assertThat(ParentRecordCheck.check(custom("local", "check"), says(Answer.NONE)))
                .isEmpty();
        assertThat(asked).isEmpty();
    }
}
