package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpHandlersTest {
    private final List<String> lines = new ArrayList<>();

    /** A Lambda context with a logger. */
    private final Context context = (Context) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                assertThat(method.getName()).isEqualTo("getLogger");
                return (LambdaLogger) new LambdaLogger() {
                    @Override
                    public void log(String message) {
                        lines.add(message);
                    }

                    @Override
                    public void log(byte[] message) {
                        throw new UnsupportedOperationException();
                    }
                };
            });

    private String answer(RequestStreamHandler handler, String event) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), output, context);
        return output.toString(StandardCharsets.UTF_8);
    }

    /** DOC "Pre sign-up Lambda trigger", with an unknown field. */
    private static String signUp(String source, String email) {
        return "{\"version\":\"1\",\"triggerSource\":\"" + source + "\",\"new\":null,\"request\":{\"userAttributes\":"
                + "{\"email\":\"" + email + "\"},\"validationData\":null},\"response\":{\"autoConfirmUser\":false,"
                + "\"autoVerifyEmail\":false,\"autoVerifyPhone\":false}}";
    }

    @Nested
    class BeforeSignUp {
        private final PreSignUpHandler handler = new PreSignUpHandler("example.com example.org");

        @ParameterizedTest
        @ValueSource(strings = {"a@example.com", "a@EXAMPLE.org", "\\\"a@evil.test\\\"@example.com"})
        void anAddressOfADomainIsAcceptedAndTheEventReturnedUnchanged(String email) throws IOException {
            String event = signUp("PreSignUp_SignUp", email);
            assertThat(answer(handler, event)).isEqualTo(event);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a@example.net",
                    "a@sub.example.com",
                    "a@notexample.com",
                    "a@example.com.evil.test",
                    "a@example.com@evil.test",
                    "example.com.",
                    "a@",
                    ""
                })
        void anyOtherAddressIsRefusedWithoutNamingAddressOrDomains(String email) {
            assertThatThrownBy(() -> answer(handler, signUp("PreSignUp_SignUp", email)))
                    .isExactlyInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Sign-up is not open to this e-mail address.");
        }

        @Test
        void usersOfAnIdentityProviderAreCheckedToo() {
            assertThatThrownBy(() -> answer(handler, signUp("PreSignUp_ExternalProvider", "a@evil.test")))
                    .hasMessage("Sign-up is not open to this e-mail address.");
        }

        @Test
        void administratorsCanInviteAnyAddress() throws IOException {
            String event = signUp("PreSignUp_AdminCreateUser", "a@evil.test");
            assertThat(answer(handler, event)).isEqualTo(event);
        }

        @Test
        void everyAddressIsAcceptedWithoutDomains() throws IOException {
            String event = signUp("PreSignUp_SignUp", "a@evil.test");
            assertThat(answer(new PreSignUpHandler(" "), event)).isEqualTo(event);
        }
    }

    @Nested
    class AfterConfirmation {
        private static final String EVENT = "{\"triggerSource\":\"PostConfirmation_ConfirmSignUp\",\"callerContext\":"
                + "{\"clientId\":\"abc\"},\"request\":{\"userAttributes\":{\"sub\":\"s-1\",\"email\":\"a@example.com\"}},"
                + "\"response\":{}}";

        @Test
        void logsTheNewUserWithoutPersonalData() throws IOException {
            assertThat(answer(new PostConfirmationHandler(), EVENT)).isEqualTo(EVENT);
            assertThat(lines).containsExactly("{\"event\":\"user-confirmed\",\"sub\":\"s-1\",\"client\":\"abc\"}\n");
        }

        @Test
        void doesNotLogAPasswordReset() throws IOException {
            String event = EVENT.replace("ConfirmSignUp", "ConfirmForgotPassword");
            assertThat(answer(new PostConfirmationHandler(), event)).isEqualTo(event);
            assertThat(lines).isEmpty();
        }
    }
}
