package dev.gatehouse.settings.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.settings.LocalStack;
import dev.gatehouse.settings.local.LocalSettings.ClientDocument;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code gatehouse:local.documents}: client ID metadata documents. */
class ClientDocumentSettingsTest {
    private static final String URL = "https://claude.ai/oauth/claude-code-client-metadata";
    private static final String CALLBACK = "http://localhost:3118/callback";

    private static LocalSettings read(Map<String, ?> documents) throws SettingsException {
        Map<String, Object> endpoints = new LinkedHashMap<>();
        Stream.of(
                        "lambda",
                        "iam",
                        "logs",
                        "cloudwatch",
                        "secretsmanager",
                        "sns",
                        "sts",
                        "acm",
                        "route53",
                        "wafv2",
                        "cognitoidp",
                        "apigatewayv2")
                .forEach(service -> endpoints.put(service, "http://localhost:9401"));
        return LocalStack.read(
                        "local",
                        "orders",
                        Map.of(
                                "aws:region",
                                "eu-west-1",
                                "aws:endpoints",
                                List.of(endpoints),
                                "gatehouse:local",
                                Map.of("documents", documents)))
                .local();
    }

    private static Map<String, Object> document(Object name, Object callbacks) {
        return Map.of("name", name, "callbacks", callbacks);
    }

    private static void accepts(String url, String name, List<String> callbacks) throws SettingsException {
        assertThat(read(Map.of(url, document(name, callbacks))).documents())
                .isEqualTo(Map.of(url, new ClientDocument(url, name, callbacks)));
    }

    private static void refuses(Map<String, ?> documents, String code, int problems) {
        assertThatThrownBy(() -> read(documents))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("has " + problems + " configuration problem")
                .hasMessageContaining("[" + code + "]");
    }

    @Test
    void areAbsentByDefault() {
        assertThat(LocalSettings.DEFAULT.documents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                URL,
                "https://vscode.dev/oauth/client-metadata.json",
                "https://a.b/c",
                "https://tools.example.com:8443/a/b%20c/",
                "https://xn--bcher-kva.example/client..json"
            })
    void haveTheUrlOfAHostWithAPath(String url) throws SettingsException {
        accepts(url, "Tools", List.of(CALLBACK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://claude.ai/oauth/client",
                "HTTPS://claude.ai/oauth/client",
                "https://Claude.ai/oauth/client",
                "https://claude.ai",
                "https://claude.ai/",
                "https://user@claude.ai/oauth/client",
                "https://claude.ai/oauth/client?x=1",
                "https://claude.ai/oauth/client#x",
                "https://claude.ai/oauth/../client",
                "https://claude.ai/./client",
                "https://claude.ai/oauth/%2E%2e",
                "https://claude.ai/oauth/.",
                "https://claude.ai/oauth/*",
                "https://*.claude.ai/oauth/client",
                "https://127.0.0.1/client",
                "https://[::1]/client",
                "https://localhost/client",
                "https://claude.ai:0/client",
                "https://claude.ai/a b",
                "claude"
            })
    void refuseAnyOtherUrl(String url) {
        refuses(Map.of(url, document("Tools", List.of(CALLBACK))), "document-url", 1);
    }

    @Test
    void sayWhichUrlIsRightWhenOneIsWrong() {
        assertThatThrownBy(() -> read(Map.of("https://claude.ai", document("Tools", List.of(CALLBACK)))))
                .hasMessage("stack 'local' has 1 configuration problem (Pulumi.local.yaml); nothing was declared:\n"
                        + "  1. gatehouse:local.documents.https://claude.ai: must be the https URL of a document: 12 to"
                        + " 256 characters, a host name in lower case, a path, and no user information, query, fragment,"
                        + " wildcard, and no segment . or .., got 'https://claude.ai'; write it like"
                        + " https://app.example.com/client.json, exactly as the client sends it as client_id"
                        + " [document-url]");
    }

    @Test
    void haveAUrlOfTwelveTo256Characters() throws SettingsException {
        accepts("https://a.b/", 12, "c");
        String longest = "https://claude.ai/" + "x".repeat(256 - "https://claude.ai/".length());
        accepts(longest, "Tools", List.of(CALLBACK));
        refuses(Map.of(longest + "x", document("Tools", List.of(CALLBACK))), "document-url", 1);
    }

    private static void accepts(String start, int length, String rest) throws SettingsException {
        assertThat(start).hasSize(length);
        accepts(start + rest, "Tools", List.of(CALLBACK));
    }

    @Test
    void haveANameOf1To128CharactersOnOneLine() throws SettingsException {
        accepts(URL, "T", List.of(CALLBACK));
        accepts(URL, "t".repeat(128), List.of(CALLBACK));
        for (String name : List.of("t".repeat(129), " T", "T ", "a\nb", "a\u0000b")) {
            refuses(Map.of(URL, document(name, List.of(CALLBACK))), "document-name", 1);
        }
        refuses(Map.of(URL, Map.of("callbacks", List.of(CALLBACK))), "missing", 1);
    }

    @Test
    void have1To100Callbacks() throws SettingsException {
        accepts(URL, "Tools", callbacks(100));
        refuses(Map.of(URL, document("Tools", callbacks(101))), "quota", 1);
        refuses(Map.of(URL, document("Tools", List.of())), "missing", 1);
        refuses(Map.of(URL, Map.of("name", "Tools")), "missing", 1);
        refuses(Map.of(URL, document("Tools", List.of(CALLBACK, CALLBACK))), "twice", 1);
    }

    private static List<String> callbacks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(each -> "https://app.example.com/" + each)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://claude.ai/api/mcp/auth_callback",
                "https://app.example.com",
                "https://app.example.com/cb?x=1",
                "http://localhost:3118/callback",
                "http://localhost/",
                "http://127.0.0.1:33418/",
                "http://[::1]:1/",
                "com.example.app:/callback",
                "myapp://callback"
            })
    void haveCallbacksOfHttpsLoopbackHostsAndCustomSchemes(String callback) throws SettingsException {
        accepts(URL, "Tools", List.of(callback));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com/cb",
                "http://localhost.evil.example/cb",
                "http://localhost@evil.example/cb",
                "https://user@app.example.com/cb",
                "https://app.example.com/cb#x",
                "https://*.example.com/cb",
                "https:///cb",
                "javascript:alert(1)",
                "/callback",
                "callback",
                "https://app.example.com/a b",
                ""
            })
    void refuseAnyOtherCallback(String callback) {
        refuses(Map.of(URL, document("Tools", List.of(callback))), "document-callback", 1);
    }

    @Test
    void haveCallbacksOfAtMost1024Characters() throws SettingsException {
        String longest = "https://app.example.com/" + "x".repeat(1024 - "https://app.example.com/".length());
        accepts(URL, "Tools", List.of(longest));
        refuses(Map.of(URL, document("Tools", List.of(longest + "x"))), "document-callback", 1);
    }
}
