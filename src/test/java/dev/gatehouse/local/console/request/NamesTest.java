package dev.gatehouse.local.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.state.AppClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
    private final RunningCognito cognito = new RunningCognito();
    private final Names names = new Names(new StackInfo(), cognito.cloud, cognito.pools.users());

    @AfterEach
    void close() {
        cognito.close();
    }

    @Test
    void aUserWhoseNameIsAUuidIsShownByTheEmailAddress() {
        String sub = cognito.pools
                .users()
                .findByNameOrAlias(
                        cognito.cloud.declared().pools().values().iterator().next(), RunningCognito.USER)
                .orElseThrow()
                .username();
        assertThat(names.user(sub)).isEqualTo(RunningCognito.USER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "<script>", "\0/../\uD800", "a/b"})
    void anUnknownNameStaysAsItIs(String name) {
        assertThat(names.user(name)).isEqualTo(name);
        assertThat(names.client(name)).isEqualTo(name);
    }

    @Test
    void anAppClientIsShownByItsDeclaredName() {
        AppClient client =
                cognito.cloud.declared().clients().values().iterator().next();
        assertThat(names.client(client.id())).isEqualTo(client.name());
        assertThat(names.clients()).contains(client.name()).isSorted();
    }
}
