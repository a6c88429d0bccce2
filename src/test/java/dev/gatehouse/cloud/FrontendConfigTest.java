package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontendConfigTest {
    private FrontendConfig config;

    @BeforeEach
    void read() throws Exception {
        Settings settings = Stacks.settings("local");
        config = new FrontendConfig(
                settings,
                settings.client("spa").orElseThrow(),
                "eu-west-1",
                "eu-west-1_Abc",
                "https://issuer.test/eu-west-1_Abc",
                "client1",
                "https://auth.test",
                "https://api.test");
    }

    @Test
    void hasDotenvLinesForViteAndNext() {
        String plain = """
                OIDC_ISSUER=https://issuer.test/eu-west-1_Abc
                OIDC_CLIENT_ID=client1
                OIDC_REDIRECT_URI=http://localhost:5173/callback
                OIDC_SCOPE="openid email profile https://api.example.com/read https://api.example.com/write"
                AUTH_URL=https://auth.test
                LOGOUT_URI=http://localhost:5173/
                API_URL=https://api.test
                """;
        assertThat(config.all().get("env"))
                .isEqualTo(plain
                        + plain.replaceAll("(?m)^", "VITE_").replaceFirst("VITE_$", "")
                        + plain.replaceAll("(?m)^", "NEXT_PUBLIC_").replaceFirst("NEXT_PUBLIC_$", ""));
    }

    @Test
    void hasTheSettingsOfOidcClientTs() {
        assertThat(config.all().get("oidc"))
                .isEqualTo(Map.of(
                        "authority", "https://issuer.test/eu-west-1_Abc",
                        "client_id", "client1",
                        "redirect_uri", "http://localhost:5173/callback",
                        "post_logout_redirect_uri", "http://localhost:5173/",
                        "response_type", "code",
                        "scope", "openid email profile https://api.example.com/read https://api.example.com/write"));
    }

    @Test
    void hasTheIdentityProvidersThatAmplifySupports() throws Exception {
        Settings settings = Stacks.settings("everything");

        assertThat(identityProviders(settings, "spa")).isEqualTo(List.of("GOOGLE"));
        assertThat(identityProviders(settings, "web"))
                .isEqualTo(List.of("GOOGLE", "SIGN_IN_WITH_APPLE", "FACEBOOK", "LOGIN_WITH_AMAZON"));
        assertThat(identityProviders(settings, "app")).isEqualTo(List.of());
    }

    private static Object identityProviders(Settings settings, String client) {
        Map<?, ?> amplify = (Map<?, ?>) new FrontendConfig(
                        settings,
                        settings.client(client).orElseThrow(),
                        "eu-west-1",
                        "eu-west-1_Abc",
                        "https://issuer.test/eu-west-1_Abc",
                        "client1",
                        "https://auth.test",
                        "https://api.test")
                .all()
                .get("amplify");
        Map<?, ?> oauth = (Map<?, ?>) ((Map<?, ?>) amplify.get("auth")).get("oauth");
        return oauth.get("identity_providers");
    }

    @Test
    void hasAmplifyOutputsWithTheSignInHost() {
        assertThat(config.all().get("amplify"))
                .isEqualTo(Map.of(
                        "version",
                        "1.3",
                        "auth",
                        Map.of(
                                "aws_region",
                                "eu-west-1",
                                "user_pool_id",
                                "eu-west-1_Abc",
                                "user_pool_client_id",
                                "client1",
                                "username_attributes",
                                List.of("email"),
                                "oauth",
                                Map.of(
                                        "domain",
                                        "auth.test",
                                        "scopes",
                                        List.of(
                                                "openid",
                                                "email",
                                                "profile",
                                                "https://api.example.com/read",
                                                "https://api.example.com/write"),
                                        "redirect_sign_in_uri",
                                        List.of("http://localhost:5173/callback"),
                                        "redirect_sign_out_uri",
                                        List.of("http://localhost:5173/"),
                                        "response_type",
                                        "code",
                                        "identity_providers",
                                        List.of()))));
    }
}
